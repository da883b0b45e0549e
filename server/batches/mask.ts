// A cell of the clerk's own file as the desk may show it: enough to find it, too little to use it.
import type { Field } from '../../importers/fields.ts';

const identities: readonly (Field | null)[] = ['idNumber', 'beneficiaryId', 'payeeId', 'creditCode'];
const amounts: readonly (Field | null)[] = ['amountPaid', 'amount', 'amountDue', 'area', 'areaPaid', 'standard'];
const digits = /\d(?:[ -]?\d){5,}[Xx]?/g;

/** Identity numbers keep four in front and two behind, accounts the last four, other long numbers the last two. */
export function maskCell(field: Field | null, cell: string): string {
  const text = cell.normalize('NFKC').replace(/[\p{Cf}\p{Cc}]/gu, ' ').trim();
  if (/^\d+(?:\.\d+)?[eE]\+?\d+$/.test(text)) return text;
  if (amounts.includes(field) && /^[￥¥]?[\d,]{1,14}(?:\.\d*)?元?$/.test(text)) return text;
  return shorten(text.replace(digits, (found) => maskDigits(field, found.replace(/[ -]/g, ''))));
}

function maskDigits(field: Field | null, found: string): string {
  if (identities.includes(field)) return found.length < 9 ? found : keep(found, 4, 2);
  if (field === 'account') return keep(found, 0, 4);
  return found.length < 7 ? found : keep(found, 0, 2);
}

function keep(text: string, front: number, back: number): string {
  // Always as many dots: the length of what is hidden is nobody's business, and a table is narrow.
  return `${text.slice(0, front)}••••••${text.slice(-back)}`;
}

function shorten(text: string): string {
  const letters = Array.from(text);
  return letters.length > 40 ? `${letters.slice(0, 40).join('')}…` : text;
}
