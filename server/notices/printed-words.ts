// The words of each row by themselves, before they stand beside others: here no sign between two digits hides a number.
import { anySigns, digitRuns } from '../../importers/digit-runs.ts';
import { numberInText, wordDigits } from '../../importers/personal-number.ts';
import type { ListContent } from './content.ts';

/** Shorter ones are dates and amounts as often as accounts. */
const shortestKnown = 10;

/** The first name, group or standard that holds a number, or one of the `known`, in whatever disguise; null when none does. */
export function numberInRows({ rows }: Pick<ListContent, 'rows'>, known: ReadonlySet<string>): '姓名' | '组别' | '标准' | null {
  const numbers = [...known].filter((number) => number.length >= shortestKnown);
  for (const { name, group, standard } of rows) {
    if (isNumber(name) || holds(name, numbers)) return '姓名';
    if (group && (isNumber(group) || holds(group, numbers))) return '组别';
    if (standard && (numberInText(standard) || holds(standard, numbers))) return '标准';
  }
  return null;
}

function isNumber(text: string): boolean {
  return numberInText(text, wordDigits) !== null;
}

function holds(text: string, numbers: readonly string[]): boolean {
  return digitRuns(text, shortestKnown, anySigns).some(({ digits }) => numbers.some((number) => digits.includes(number.replace(/X$/i, ''))));
}
