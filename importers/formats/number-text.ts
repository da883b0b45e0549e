// A number or a date that a workbook stores, as the text that a person typed; never through floating point.

const digitsKept = 15;

/**
 * Decimal text without exponent, of at most 15 significant digits: what lies behind them is noise of binary storage.
 * Of 16 digits before the point the last are lost for certain: such a number stays in scientific notation, so that nobody takes it for whole.
 * Null for what is no number.
 * @example numberText('0.30000000000000004') // '0.3'
 * @example numberText('370405199001011234')  // '3.70405199001011E+17'
 */
export function numberText(stored: string): string | null {
  const match = /^\s*([+-]?)(\d{1,400})?(?:\.(\d{1,400}))?(?:[eE]([+-]?\d{1,3}))?\s*$/.exec(stored);
  if (!match || (match[2] ?? match[3]) === undefined) return null;
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  const all = whole + fraction;
  const leading = /^0*/.exec(all)?.[0].length ?? 0;
  if (leading === all.length) return '0';
  const rounded = roundDigits(all.slice(leading));
  // Digits before the decimal point.
  const point = whole.length - leading + Number(power) + rounded.carried;
  const digits = rounded.digits.replace(/0+$/, '');
  return (sign === '-' ? '-' : '') + placed(digits, point);
}

/** The calendar day, with the time where there is one, of a day number; null when it is none. `is1904` counts from 1904-01-01. */
export function dateText(serial: string, is1904: boolean): string | null {
  const value = Number(serial) + (is1904 ? 1462 : 0);
  if (!(value >= 0 && value < 2_958_466)) return null;
  const seconds = Math.round(value * 86_400);
  const [days, rest] = [Math.floor(seconds / 86_400), seconds % 86_400];
  const time = rest === 0 ? '' : new Date(rest * 1000).toISOString().slice(11, 19);
  if (days === 0) return time === '' ? null : time;
  // Excel keeps a 29 February 1900 that never was.
  const day = new Date(Date.UTC(1899, 11, 31 + days - (days < 60 ? 0 : 1)));
  return [day.toISOString().slice(0, 10), time].filter((part) => part !== '').join(' ');
}

/** A date as ISO 8601 (2024-03-01T00:00:00) → 2024-03-01, with the time only where it says one. */
export function isoDateText(stored: string): string {
  return stored.replace(/T(?:00:00(?::00(?:\.0+)?)?Z?)?$/, '').replace('T', ' ');
}

function roundDigits(digits: string): { digits: string; carried: 0 | 1 } {
  if (digits.length <= digitsKept) return { digits, carried: 0 };
  const kept = BigInt(digits.slice(0, digitsKept)) + (digits.charAt(digitsKept) >= '5' ? 1n : 0n);
  const text = String(kept);
  return { digits: text, carried: text.length > digitsKept ? 1 : 0 };
}

function placed(digits: string, point: number): string {
  if (point > digitsKept || point < -20) return `${digits.charAt(0)}${digits.length > 1 ? '.' : ''}${digits.slice(1)}E${point > 0 ? '+' : ''}${point - 1}`;
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (digits.length <= point) return digits.padEnd(point, '0');
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}
