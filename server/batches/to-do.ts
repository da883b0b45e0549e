// Findings as a list of things to do, in the order in which a person should do them.
import { findingKinds } from '../../importers/index.ts';
import type { Finding, FindingCode, Severity } from '../../importers/index.ts';
import type { CheckResult } from './check-order.ts';

export interface ToDo {
  code: FindingCode;
  count: number;
  /** What is the matter: the finding's own sentence, or for several of a kind its title. */
  said: string;
  remedy: string;
  /** What it is about: the whole file, a column, or rows. */
  scope: 'file' | 'column' | 'row';
  /** Rows of the file, the first few. */
  places: { sheet: string | null; row: number }[];
}

const programmeUntold: ToDo = { code: 'programme-untold', count: 1, said: '文件里看不出是哪个补贴项目。', remedy: '请在“这一批发的是什么”里选好，不用再传文件。', scope: 'file', places: [] };

const nothingLeft: ToDo = { code: 'no-data', count: 1, said: '没有一行可以提交。', remedy: '不采用的行里有该发的，请恢复；都不该发的，请把这一批作废。', scope: 'file', places: [] };

/** Whether a person has to say which programme it is: of a table that cannot be used in any case nobody is asked. */
export function isProgrammeWanted({ report: { programme, rows }, toDo }: Pick<CheckResult, 'report' | 'toDo'>): boolean {
  return programme === null && rows.data > 0 && toDo.block.every(({ code }) => !hopeless.includes(code));
}

/** What must be done before this file can be submitted. */
export function blocksOf(checked: Pick<CheckResult, 'report' | 'toDo' | 'entries'>): ToDo[] {
  const blocks = [...(isProgrammeWanted(checked) ? [programmeUntold] : []), ...checked.toDo.block];
  return blocks.length === 0 && checked.entries === 0 ? [nothingLeft] : blocks;
}

const hopeless: readonly FindingCode[] = ['aggregate-table', 'in-kind'];
const mostPlaces = 5;
/** Whose sentence is the same for many rows, and says more than the title. */
const sayAlike: readonly FindingCode[] = ['village-not-own'];
const scopes = ['file', 'column', 'row'] as const;

/** One item per kind of finding: those about the whole file first, then columns, then rows; row errors distract while something fundamental is wrong. */
export function toDoList(findings: readonly Finding[], severity: Severity): ToDo[] {
  const kinds = Map.groupBy(findings.filter((finding) => finding.severity === severity), ({ code, said }) => (sayAlike.includes(code) ? said : code));
  return [...kinds.values()].flatMap((all) => itemOf(all) ?? []).toSorted((a, b) => scopes.indexOf(a.scope) - scopes.indexOf(b.scope));
}

function itemOf(all: readonly Finding[]): ToDo | null {
  const [first] = all;
  if (!first) return null;
  const { code, remedy } = first;
  const said = all.length === 1 || sayAlike.includes(code) ? first.said : `${findingKinds[code].title}。`;
  return { code, count: all.length, said, remedy, scope: scopeOf(first), places: placesOf(all, said) };
}

function scopeOf(first: Finding): ToDo['scope'] {
  if (first.place.row !== null) return 'row';
  return first.place.column === null ? 'file' : 'column';
}

/** A sentence that names its row need not be told it again. */
function placesOf(all: readonly Finding[], said: string): ToDo['places'] {
  const places = new Map<string, { sheet: string | null; row: number }>();
  for (const { place: { sheet, row } } of all) {
    if (places.size === mostPlaces) break;
    if (row !== null && !said.includes(`第 ${row} 行`)) places.set(`${row} ${sheet}`, { sheet, row });
  }
  return [...places.values()];
}

/** （第 3、7 行等），or with the sheets that they are in where there are several. */
export function placeWords({ places, count }: ToDo, hasSheets: boolean): string {
  if (places.length === 0) return '';
  const more = count > places.length ? '等' : '';
  const bySheet = [...Map.groupBy(places, ({ sheet }) => (hasSheets ? sheet : null))];
  return `（${bySheet.map(([sheet, some]) => `${sheet === null ? '' : `“${sheet}”表`}第 ${some.map(({ row }) => row).join('、')} 行`).join('，')}${more}）`;
}
