// Payments that stand on several sheets of a workbook: the same people are never counted twice.
import type { CheckedSheet } from './check-sheet.ts';
import { yuan } from './decimal.ts';
import { finding, type Finding } from './finding.ts';
import { eighteenOf } from './identity.ts';
import type { CheckedRow } from './payment-row.ts';
import { foldName } from './person-name.ts';
import { compact } from './text.ts';

export type Settled = { counted: CheckedSheet[]; leftOut: CheckedSheet[]; findings: Finding[] };

/** Of sheets with the same people the one with the most identity numbers counts; sheets in the order of the file. */
export function settleSamePeople(sheets: readonly CheckedSheet[]): Settled {
  const counted: CheckedSheet[] = [];
  const leftOut: CheckedSheet[] = [];
  const findings: Finding[] = [];
  for (const sheet of sheets.toSorted((a, b) => identities(b) - identities(a) || b.rows.length - a.rows.length)) {
    const met = meet(sheet, counted);
    if (met.shared * 2 >= Math.max(1, Math.min(met.own, met.others))) {
      leftOut.push(sheet);
      findings.push(sayLeftOut(sheet, met), ...sayNotPaid(sheet, met, counted));
    } else {
      counted.push(sheet);
      if (met.shared > 0) findings.push(finding('person-on-sheets', { sheet: sheet.report.name }, `“${sheet.report.name}”里有 ${met.shared} 人也在${met.names}里，几笔都算了。`));
    }
  }
  const inOrder = (list: CheckedSheet[]) => sheets.filter((sheet) => list.includes(sheet));
  return { counted: inOrder(counted), leftOut: inOrder(leftOut), findings };
}

type Met = { byIdentity: boolean; shared: number; own: number; others: number; missing: number; different: number; names: string; fen: number; otherFen: number };

function meet(sheet: CheckedSheet, counted: readonly CheckedSheet[]): Met {
  const byIdentity = sheet.hasIdentity && counted.every((other) => other.hasIdentity);
  const [own, others] = [sumsOf([sheet], byIdentity), sumsOf(counted, byIdentity)];
  const shared = [...own].filter(([key]) => others.has(key));
  const near = counted.filter((other) => [...sumsOf([other], byIdentity).keys()].some((key) => own.has(key)));
  return {
    byIdentity,
    shared: shared.length,
    own: own.size,
    others: Math.max(0, ...near.map((other) => sumsOf([other], byIdentity).size)) || others.size,
    missing: own.size - shared.length,
    different: shared.filter(([key, fen]) => others.get(key) !== fen).length,
    names: near.map((other) => `“${other.report.name}”`).join('、'),
    fen: shared.reduce((sum, [, fen]) => sum + fen, 0),
    otherFen: shared.reduce((sum, [key]) => sum + (others.get(key) ?? 0), 0),
  };
}

function sayLeftOut({ report: { name, headerRow } }: CheckedSheet, { shared, missing, different, names, fen, otherFen }: Met): Finding {
  const place = { sheet: name, row: headerRow };
  if (missing === 0 && different === 0) return finding('sheet-left-out', place, `“${name}”里的 ${shared} 人都在${names}里，金额也一样（${yuan(fen)} 元），只算了${names}。`);
  const parts = [missing > 0 ? `有 ${missing} 人只在“${name}”里` : '', different > 0 ? `有 ${different} 人的金额不一样（“${name}”里共 ${yuan(fen)} 元，${names}里共 ${yuan(otherFen)} 元）` : ''];
  return finding('sheets-differ', place, `“${name}”和${names}里有 ${shared} 人是相同的，但${parts.filter((part) => part !== '').join('，')}，不知道该算哪一张。`);
}

// 失败清单 beside 发放明细: what the one says came back, the other counts as paid.
function sayNotPaid(sheet: CheckedSheet, { byIdentity, names }: Met, counted: readonly CheckedSheet[]): Finding[] {
  const isTitled = sheet.findings.some(({ code }) => code === 'title-not-paid');
  const isPaid = ({ isLeftOut, entry }: CheckedRow) => !isLeftOut && entry.status === 'paid';
  const paid = sumsOf(counted, byIdentity, isPaid);
  const both = [...sumsOf([sheet], byIdentity, (row) => !row.isLeftOut && (isTitled || row.entry.status !== 'paid'))].filter(([key]) => paid.has(key));
  if (both.length === 0) return [];
  const fen = both.reduce((sum, [, own]) => sum + own, 0);
  return [finding('title-not-paid', { sheet: sheet.report.name, row: sheet.report.headerRow }, `“${sheet.report.name}”里有 ${both.length} 人像是没有发成（${yuan(fen)} 元），在${names}里都当作发成了算。`)];
}

// A person by identity number, or where one of the sheets has none by name and village; what a person got is added up.
function sumsOf(sheets: readonly CheckedSheet[], byIdentity: boolean, isMeant: (row: CheckedRow) => boolean = ({ isLeftOut }) => !isLeftOut): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of sheets.flatMap((sheet) => sheet.rows.filter(isMeant))) {
    const key = keyOf(row, byIdentity);
    if (key !== null) sums.set(key, (sums.get(key) ?? 0) + (row.fen ?? 0));
  }
  return sums;
}

function keyOf({ entry }: CheckedRow, byIdentity: boolean): string | null {
  if (byIdentity) return entry.idNumber && eighteenOf(entry.idNumber);
  return entry.name === '' ? null : `${foldName(entry.name)}/${entry.village?.code || entry.village?.village || compact(entry.villageSaid)}`;
}

function identities({ rows }: CheckedSheet): number {
  return rows.filter((row) => row.entry.idNumber !== null).length;
}
