// What a constraint says, the same on both engines; by code, never by message.

const unique = ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505'];
// The second of each is for a parent that `on delete restrict` keeps; SQLite works that out as a trigger, and there are no other triggers.
const foreignKey = ['SQLITE_CONSTRAINT_FOREIGNKEY', 'SQLITE_CONSTRAINT_TRIGGER', '23503', '23001'];
const conflict = ['40001', '40P01'];

export function isUniqueViolation(error: unknown): boolean {
  return codes(error).some((code) => unique.includes(code));
}

/** A child without its parent, or a parent that still has children. */
export function isForeignKeyViolation(error: unknown): boolean {
  return codes(error).some((code) => foreignKey.includes(code));
}

/** Serialization failure or deadlock: the same work may be tried again. */
export function isConflict(error: unknown): boolean {
  return codes(error).some((code) => conflict.includes(code));
}

/** A SQLite file that is no database, damaged inside, or without our tables. */
export function isBrokenFile(error: unknown): boolean {
  return codes(error).some((code) => /^SQLITE_(?:NOTADB|CORRUPT|ERROR|FORMAT)/.test(code));
}

/** The codes of an error and its causes: PostgreSQL's arrive wrapped, SQLite's as they are. */
function codes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [...code, ...codes(error.cause)];
}
