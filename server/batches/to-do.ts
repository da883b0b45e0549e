// Findings as a list of things to do, in the order in which a person should do them.
import { findingKinds } from '../../importers/index.ts';
import type { Finding, FindingCode, Severity } from '../../importers/index.ts';

export interface ToDo {
  code: FindingCode;
  count: number;
  /** What is the matter: the finding's own sentence, or for several of a kind its title. */
  said: string;
  remedy: string;
  /** Rows of the file, the first few. */
  rows: number[];
}

const mostRows = 5;

/** One item per kind of finding: those about the whole file first, then columns, then rows; row errors distract while something fundamental is wrong. */
export function toDoList(findings: readonly Finding[], severity: Severity): ToDo[] {
  const kinds = Map.groupBy(findings.filter((finding) => finding.severity === severity), (finding) => finding.code);
  return [...kinds].toSorted(([, a], [, b]) => rank(a) - rank(b)).map(([code, all]) => itemOf(code, all));
}

function itemOf(code: FindingCode, all: readonly Finding[]): ToDo {
  const [first] = all;
  const said = all.length === 1 && first ? first.said : `${findingKinds[code].title}。`;
  // A sentence that names its row need not be told it again.
  const rows = [...new Set(all.flatMap((finding) => finding.place.row ?? []))].filter((row) => !said.includes(`第 ${row} 行`)).slice(0, mostRows);
  return { code, count: all.length, said, remedy: first?.remedy ?? '', rows };
}

function rank(all: readonly Finding[]): number {
  const [first] = all;
  if (!first || first.place.row !== null) return 2;
  return first.place.column === null ? 0 : 1;
}
