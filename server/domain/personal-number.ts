// The shapes of numbers that belong to persons: identity numbers (GB 11643-1999) and bank cards (ISO/IEC 7812-1).

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const PROVINCES = /^(?:1[1-5]|2[123]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)/;

/** True when the 18th character is the MOD 11-2 check character of the first 17 digits. */
export function hasIdentityChecksum(id: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(id)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(id.charAt(at)), 0);
  return '10X98765432'.charAt(sum % 11) === id.charAt(17).toUpperCase();
}

/** True for 18 characters, or 15 digits of the old form, that begin with a province and hold a possible birth date. */
export function isIdentityShaped(id: string): boolean {
  if (!PROVINCES.test(id)) return false;
  return id.length === 18 ? isBirthDate(id.slice(6, 14)) : isBirthDate(`19${id.slice(6, 12)}`);
}

/** True when the 18th character of a 统一社会信用代码 is the check character of the others (GB 32100-2015). */
export function hasCreditChecksum(code: string): boolean {
  const values = Array.from(code.toUpperCase(), (char) => '0123456789ABCDEFGHJKLMNPQRTUWXY'.indexOf(char));
  const sum = values.slice(0, 17).reduce((total, value, at) => total + value * (3 ** at % 31), 0);
  return values.length === 18 && !values.includes(-1) && (31 - (sum % 31)) % 31 === values[17];
}

/** True when the last digit is the check digit of the Luhn formula, as on every bank card. */
export function hasCardChecksum(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - place));
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Whether YYYYMMDD is a day on which somebody may have been born. */
export function isBirthDate(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8))];
  if (year < 1850 || year > 2099 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
