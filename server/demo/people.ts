// Invented villagers: their numbers have the right shape and check digit, and belong to ranges that were never given out.
import type { Chance } from './sample-chance.ts';
import { inventName } from './sample-names.ts';

export type Person = {
  name: string;
  birthYear: number;
  /** 1 to 12. */
  birthMonth: number;
  idNumber: string;
  phone: string;
  bank: string;
  account: string;
};

/** No prefecture of Shandong has the code 99 (GB/T 2260): an identity number that begins so was never issued. */
export const INVENTED_REGION = '3799';
/** No bank issues cards under this number. */
export const INVENTED_BIN = '629999';
/** The range 154 is assigned to no operator. */
export const INVENTED_PHONES = '154000';

/** The person with this serial number (0 to 49,999; each serial gives other numbers), born within the given years. */
export function inventPerson(
  chance: Chance, serial: number, born: { from: number; to: number }, clan: string | null,
): Person {
  const birthYear = chance.between(born.from, born.to);
  const birthMonth = chance.between(1, 12);
  const female = chance.oneIn(3);
  return {
    name: inventName(chance, birthYear, female, clan),
    birthYear,
    birthMonth,
    idNumber: inventIdNumber(serial, `${birthYear}${digits(birthMonth, 2)}${digits(chance.between(1, 28), 2)}`, female),
    phone: INVENTED_PHONES + digits(serial, 5),
    bank: chance.pick(['农商银行', '农商银行', '农商银行', '农业银行', '邮储银行']),
    account: inventAccount(serial),
  };
}

/** The last character of an identity number for its first 17 digits: GB 11643-1999, ISO 7064 MOD 11-2. */
export function idCheckCharacter(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(first17[place]), 0);
  return '10X98765432'.charAt(sum % 11);
}

/** The last digit of a card number for the digits before it: ISO/IEC 7812-1, annex B (Luhn). */
export function cardCheckDigit(digitsBefore: string): string {
  const sum = Array.from(digitsBefore).reverse().map(Number).reduce((total, digit, place) => {
    const doubled = place % 2 === 0 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** The order number is odd for men and even for women; with the region digits it carries the serial number. */
function inventIdNumber(serial: number, birthDate: string, female: boolean): string {
  const order = (serial % 499) * 2 + (female ? 2 : 1);
  const first17 = INVENTED_REGION + digits(Math.floor(serial / 499), 2) + birthDate + digits(order, 3);
  return first17 + idCheckCharacter(first17);
}

/** The fixed digits at the end keep the number from looking like one that a spreadsheet has rounded. */
function inventAccount(serial: number): string {
  const before = `${INVENTED_BIN}${digits(serial, 8)}8624`;
  return before + cardCheckDigit(before);
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
