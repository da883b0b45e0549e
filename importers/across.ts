// What only shows when all rows lie side by side: the same row, account or person twice, and quantity × standard.
import { decimalText, readDecimal, yuan } from './decimal.ts';
import { finding, type Finding } from './finding.ts';
import { eighteenOf } from './identity.ts';
import { maxStandard } from './limits.ts';
import type { Units } from './measures.ts';
import { foldName } from './person-name.ts';
import { titleOf, type Roles } from './roles.ts';
import type { CheckedRow } from './payment-row.ts';
import { checkSumRows } from './sum-rows.ts';

export function checkAcross(rows: readonly CheckedRow[], roles: Roles, units: Units, sheet: string): Finding[] {
  return [
    ...repeatedRows(rows, roles, sheet),
    ...sharedBy(
      rows,
      (row) => row.entry.account,
      (row) => row.payee,
      ([first, other]) => {
        const said = `第 ${first.entry.row} 行和第 ${other.entry.row} 行是同一个账号（尾号 ${other.entry.account?.slice(-4)}），户名不一样。`;
        return finding('account-two-names', { sheet, row: other.entry.row, column: roles.get('account')?.letter ?? null }, said);
      },
    ),
    ...sharedBy(
      rows,
      (row) => row.entry.idNumber && eighteenOf(row.entry.idNumber),
      (row) => row.entry.name,
      ([first, other]) => {
        const said = `第 ${first.entry.row} 行和第 ${other.entry.row} 行是同一个身份证号，姓名不一样。`;
        return finding('id-two-names', { sheet, row: other.entry.row, column: roles.get('idNumber')?.letter ?? null }, said);
      },
    ),
    ...repeatedPeople(rows, sheet),
    ...(roles.has('idNumber') || roles.has('creditCode') ? [] : checkSumRows(rows, sheet)),
    ...wrongProducts(rows, roles, units, sheet),
  ];
}

function repeatedRows(rows: readonly CheckedRow[], roles: Roles, sheet: string): Finding[] {
  const seq = roles.get('seq')?.index ?? -1;
  const seen = new Map<string, number>();
  const findings: Finding[] = [];
  for (const { line, entry } of rows) {
    const place = entry.village ? `${entry.village.township}${entry.village.village}` : entry.villageSaid;
    const key = line.cells.map((cell, i) => (i === seq ? '' : cell)).join('\u0001') + `\u0002${place}\u0002${entry.group ?? ''}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, line.row);
    else findings.push(finding('duplicate-row', { sheet, row: line.row }, `第 ${line.row} 行与第 ${first} 行完全一样。`));
  }
  return findings;
}

type Pair = readonly [CheckedRow, CheckedRow];

/** One finding per key, at the first row that differs from the first row with it; `isMeant` says which two rows are to be compared. */
export function sharedBy(
  rows: readonly CheckedRow[],
  keyOf: (row: CheckedRow) => string | null,
  ownerOf: (row: CheckedRow) => string,
  say: (pair: Pair) => Finding,
  isMeant: (...pair: Pair) => boolean = () => true,
): Finding[] {
  const owners = new Map<string, { first: CheckedRow; isSaid: boolean }>();
  const findings: Finding[] = [];
  for (const row of rows) {
    const key = keyOf(row);
    if (!key) continue;
    const known = owners.get(key);
    if (!known) owners.set(key, { first: row, isSaid: false });
    else if (!known.isSaid && isMeant(known.first, row) && foldName(ownerOf(known.first)) !== foldName(ownerOf(row))) {
      known.isSaid = true;
      findings.push(say([known.first, row]));
    }
  }
  return findings;
}

function repeatedPeople(rows: readonly CheckedRow[], sheet: string): Finding[] {
  const counts = new Map<string, number>();
  for (const { personKey } of rows) if (personKey) counts.set(personKey, (counts.get(personKey) ?? 0) + 1);
  const several = [...counts.values()].filter((count) => count > 1);
  if (several.length === 0) return [];
  return [finding('person-repeated', { sheet }, `有 ${several.length} 人（户）在表里不止一行，人数只算一次，金额都算。`)];
}

function wrongProducts(rows: readonly CheckedRow[], roles: Roles, { quantity }: Units, sheet: string): Finding[] {
  const standard = roles.get('standard');
  // 单台中央补贴额 is only a part of what is paid for each.
  if (!quantity.isPriced || !roles.has(quantity.field) || !standard || /中央|省|市|县/.test(titleOf(standard))) return [];
  const { unit } = quantity;
  const checked = rows.flatMap((row) => {
    const product = productOf(row, unit);
    return product === null || row.fen === null || row.entry.status !== 'paid' ? [] : [{ row, ...product }];
  });
  const wrong = checked.filter(({ row, tenThousandths }) => !isRounding(tenThousandths, row.entry.dueFen ?? row.entry.amountFen));
  const column = roles.get('amountPaid')?.letter ?? null;
  if (wrong.length > 10 && wrong.length * 2 > checked.length) {
    return [finding('amount-not-product', { sheet, column }, `有 ${wrong.length} 行${unit === '亩' ? '面积' : `${unit}数`}乘标准不等于金额，可能标准不是按${unit}算的。`)];
  }
  return wrong.map(({ row, figure, tenThousandths }) => {
    const { quantityUnits, dueFen, amountFen } = row.entry;
    const said = `${decimalText(quantityUnits ?? 0, 4)} ${unit} × ${figure} 元 = ${yuan(Number((tenThousandths + 5_000n) / 10_000n))} 元，表里写的是 ${yuan(dueFen ?? amountFen)} 元。`;
    return finding('amount-not-product', { sheet, row: row.entry.row, column }, said);
  });
}

// A bare standard is for one 亩 or one machine, but for a month or a year of a person nobody knows.
const perUnit = { 亩: /^(?:亩.*)?$/, 台: /^(?:台套?|套)?$/, 人: /^人$/, 月: /^(?:人[·./]?)?月$/ } as const;

/** Quantity × standard in 1/10000 fen where both speak of the same unit. */
function productOf({ entry }: CheckedRow, unit: keyof typeof perUnit): { figure: string; tenThousandths: bigint } | null {
  if (entry.quantityUnits === null || entry.standard === null) return null;
  const [figure = '', per = ''] = entry.standard.split(' 元/');
  const standard = readDecimal(figure, 4);
  if (!perUnit[unit].test(per) || standard.kind !== 'value' || standard.units > maxStandard) return null;
  return { figure, tenThousandths: (BigInt(entry.quantityUnits) * BigInt(standard.units)) / 100n };
}

// Places round to fen, to jiao or to whole yuan, up or down.
function isRounding(product: bigint, fen: number): boolean {
  const off = product - BigInt(fen) * 10_000n;
  const size = off < 0n ? -off : off;
  const step = fen % 100 === 0 ? 1_000_000n : fen % 10 === 0 ? 100_000n : 10_000n;
  return size < step;
}
