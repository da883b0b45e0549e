// What is paid for each unit, as one text however the file writes it.
import { decimalText, readDecimal } from './decimal.ts';
import { compact } from './text.ts';

/**
 * The figure without useless zeros, with the unit that the cell or its header says; null when the cell says nothing.
 * @example readStandard('137.00', '亩') // '137 元/亩', as of 137元/亩 under any header; without a unit '137'
 */
export function readStandard(cell: string, per: string | null): string | null {
  const text = compact(cell);
  const [, figure = text, own] = /^([\d.,]+)元?(?:\/(.{1,6}))?$/.exec(text) ?? [];
  const read = readDecimal(figure, 4);
  if (read.kind === 'blank') return null;
  if (read.kind !== 'value') return text;
  const unit = own ?? per;
  return decimalText(read.units, 4) + (unit ? ` 元/${unit}` : '');
}
