// Numbers written with nothing but digits, as nearly every cell of numbers holds them, read from code units.
import type { CodeUnits } from './coding.ts';

const [zero, point] = [0x30, 0x2e];
// What a whole number and a decimal have at most; in all a number of 15 digits is held exactly.
const [mostWhole, mostBefore, mostInAll] = [9, 13, 15];
const powers = Array.from({ length: mostInAll + 1 }, (_, places) => 10 ** places);

/** Where the digits end that begin at `from`. */
export function endOfDigits(units: CodeUnits, from: number): number {
  let at = from;
  while (isDigit(units[at])) at++;
  return at;
}

export class NumberReader {
  /** Where the number ends that was read last. */
  end = 0;

  /** One to nine digits; -1 for anything else. */
  whole(units: CodeUnits, from: number): number {
    const number = this.#digits(units, from, 0);
    const length = this.end - from;
    return length > 0 && length <= mostWhole ? number : -1;
  }

  /** In units of 10^-places, as `readDecimal` would find; -1 for what has more decimals or digits. */
  decimal(units: CodeUnits, from: number, places: number): number {
    let number = this.#digits(units, from, 0);
    const before = this.end - from;
    let missing = places;
    if (units[this.end] === point) {
      const first = this.end + 1;
      number = this.#digits(units, first, number);
      missing -= this.end - first;
    }
    return before === 0 || before > mostBefore || missing < 0 || before + places > mostInAll ? -1 : number * (powers[missing] ?? 0);
  }

  #digits(units: CodeUnits, from: number, before: number): number {
    let [number, at] = [before, from];
    for (let unit = units[at]; isDigit(unit); unit = units[++at]) number = number * 10 + unit - zero;
    this.end = at;
    return number;
  }
}

function isDigit(unit: number | undefined): unit is number {
  return unit !== undefined && unit >= zero && unit <= zero + 9;
}
