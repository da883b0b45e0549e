// What is paid for each unit, as one text however the file writes it; other words than these are not printed.
import { decimalText, readDecimal } from './decimal.ts';
import { maxStandard } from './limits.ts';
import { foldWidth } from './text.ts';

export type Standard = { kind: 'value'; text: string } | { kind: 'blank' | 'unclear' };

const one = '(?:亩|公顷|人|户|台套?|套|次|头|只|株|棵|斤|公斤|吨|平方米|立方米|岁|天|月|季度?|年)';
const units = new RegExp(`^${one}(?:[·./每]?${one})?$`);
const form = /^[¥￥]?(?:每([^\d.,¥￥]{1,6}))?([\d.,]+)(?:([万千百]?)[元圆])?(?:[/每]([^\d]{1,8}))?$/;
const tens: Record<string, number> = { 万: 4, 千: 3, 百: 2 };

/**
 * The figure in yuan without useless zeros, with the unit that the cell or its header says.
 * @param power of ten from the unit of the header to yuan (4 for 万元/亩); a cell that names 元 or 万元 itself counts before it
 * @example readStandard('137.00', '亩') // '137 元/亩', as of 137元/亩 or 每亩137元 under any header; without a unit '137'
 */
export function readStandard(cell: string, per: string | null, power = 0): Standard {
  if (cell !== last.cell || per !== last.per || power !== last.power) last = { cell, per, power, read: read(cell, per, power) };
  return last.read;
}

// A standard stands on row after row.
let last: { cell: string; per: string | null; power: number; read: Standard } = { cell: '', per: null, power: 0, read: { kind: 'blank' } };

function read(cell: string, per: string | null, power: number): Standard {
  const text = foldWidth(cell).replace(/(?<![\d.,])\s+|\s+(?![\d.,])/g, '');
  if (readDecimal(text, 4).kind === 'blank') return { kind: 'blank' };
  const [, before, figure = '', scale, after] = form.exec(text) ?? [];
  const number = readDecimal(figure, 4, scale === undefined ? power : (tens[scale] ?? 0));
  const own = before ?? after ?? null;
  if (number.kind !== 'value' || number.units > maxStandard || (own !== null && !units.test(own))) return { kind: 'unclear' };
  const unit = own ?? (per !== null && units.test(per) ? per : null);
  return { kind: 'value', text: decimalText(number.units, 4) + (unit === null ? '' : ` 元/${unit}`) };
}
