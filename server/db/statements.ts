// Statements of one SQLite connection that are asked again and again: to compile one takes longer than to answer it.
import type SqliteFile from 'better-sqlite3';

// A page asks for some seven, so whatever is asked often is among these; each takes some ten kilobytes.
const most = 200;
// Longer ones have a place for each of many values, and seldom come again with as many.
const longest = 4000;

/** From now on this connection compiles a text once. Nobody may iterate over a statement: it would be busy for everybody else. */
export function keepStatements(file: SqliteFile.Database): void {
  const compile = file.prepare.bind(file) as (text: string) => SqliteFile.Statement;
  const kept = new Map<string, SqliteFile.Statement>();
  const prepare = (text: string) => {
    if (text.length > longest) return compile(text);
    const statement = kept.get(text) ?? compile(text);
    // What was asked last stands last, and the first goes.
    kept.delete(text);
    kept.set(text, statement);
    if (kept.size > most) kept.delete(kept.keys().next().value ?? '');
    return asNew(statement);
  };
  Object.assign(file, { prepare });
}

/** Rows as objects again: of the ways to give them one takes the place of another, and without it they are objects. */
function asNew(statement: SqliteFile.Statement): SqliteFile.Statement {
  return statement.reader ? statement.raw().raw(false) : statement;
}
