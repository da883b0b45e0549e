// Whether quantity × standard is the amount, row by row, and what is to be said when it hardly ever is.
import type { AcrossWatch } from './across.ts';
import { decimalText, readDecimal, yuan } from './decimal.ts';
import { finding, type Finding } from './finding.ts';
import { maxStandard } from './limits.ts';
import type { Units } from './measures.ts';
import type { CheckedRow } from './payment-row.ts';
import type { PlainReader } from './plain-rows.ts';
import type { PlainStretch } from './plain-stretch.ts';
import type { Entry } from './report.ts';
import { titleOf, type Roles } from './roles.ts';

/** Tells of a plain row whether its amount fits; of all that come in a stretch it does. */
type Products = AcrossWatch & { fits: (like: CheckedRow, read: Pick<PlainReader, 'quantityUnits' | 'fen'>) => boolean; addStretch: (rows: PlainStretch) => void };

export function watchProducts(roles: Roles, { quantity }: Units, sheet: string): Products {
  const standard = roles.get('standard');
  // 单台中央补贴额 is only a part of what is paid for each.
  if (!quantity.isPriced || !roles.has(quantity.field) || !standard || /中央|省|市|县/.test(titleOf(standard))) return { add: () => undefined, fits: () => true, addStretch: () => undefined, findings: () => [] };
  const { unit } = quantity;
  const column = roles.get('amountPaid')?.letter ?? null;
  const wrong: Finding[] = [];
  let checked = 0;
  return {
    add(row) {
      const product = row.fen === null || row.entry.status !== 'paid' ? null : productOf(row.entry, unit);
      if (product === null) return;
      checked++;
      const { quantityUnits, dueFen, amountFen } = row.entry;
      if (isRounding(product.tenThousandths, dueFen ?? amountFen)) return;
      const said = `${decimalText(quantityUnits ?? 0, 4)} ${unit} × ${product.figure} 元 = ${yuan(Number((BigInt(product.tenThousandths) + 5_000n) / 10_000n))} 元，表里写的是 ${yuan(dueFen ?? amountFen)} 元。`;
      wrong.push(finding('amount-not-product', { sheet, row: row.entry.row, column }, said));
    },
    fits({ entry: { standard } }, { quantityUnits, fen }) {
      const product = productOf({ standard, quantityUnits }, unit);
      return product === null || isRounding(product.tenThousandths, fen);
    },
    addStretch({ like, count }) {
      if (productOf(like.entry, unit) !== null) checked += count;
    },
    findings() {
      if (wrong.length <= 10 || wrong.length * 2 <= checked) return wrong;
      return [finding('amount-not-product', { sheet, column }, `有 ${wrong.length} 行${unit === '亩' ? '面积' : `${unit}数`}乘标准不等于金额，可能标准不是按${unit}算的。`)];
    },
  };
}

// A bare standard is for one 亩 or one machine, but for a month or a year of a person nobody knows.
const perUnit = { 亩: /^(?:亩.*)?$/, 台: /^(?:台套?|套)?$/, 人: /^人$/, 月: /^(?:人[·./]?)?月$/ } as const;

type Product = { figure: string; tenThousandths: number | bigint };

/** Quantity × standard in 1/10000 fen where both speak of the same unit; a bigint only where a number would not hold it exactly. */
function productOf({ quantityUnits, standard }: Pick<Entry, 'quantityUnits' | 'standard'>, unit: keyof typeof perUnit): Product | null {
  if (quantityUnits === null || standard === null) return null;
  if (standard !== last.text || unit !== last.unit) last = { text: standard, unit, ...standardIn(standard, unit) };
  const { figure, units } = last;
  if (units === null) return null;
  const product = quantityUnits * units;
  return { figure, tenThousandths: Number.isSafeInteger(product) ? Math.floor(product / 100) : (BigInt(quantityUnits) * BigInt(units)) / 100n };
}

// A standard stands on row after row.
let last: { text: string; unit: string; figure: string; units: number | null } = { text: '', unit: '', figure: '', units: null };

function standardIn(text: string, unit: keyof typeof perUnit): { figure: string; units: number | null } {
  const [figure = '', per = ''] = text.split(' 元/');
  const standard = readDecimal(figure, 4);
  return { figure, units: perUnit[unit].test(per) && standard.kind === 'value' && standard.units <= maxStandard ? standard.units : null };
}

// Places round to fen, to jiao or to whole yuan, up or down.
function isRounding(product: number | bigint, fen: number): boolean {
  const step = fen % 100 === 0 ? 1_000_000 : fen % 10 === 0 ? 100_000 : 10_000;
  if (typeof product === 'number' && Number.isSafeInteger(fen * 10_000)) return Math.abs(product - fen * 10_000) < step;
  const off = BigInt(product) - BigInt(fen) * 10_000n;
  return (off < 0n ? -off : off) < BigInt(step);
}
