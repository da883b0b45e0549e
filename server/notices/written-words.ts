// The words of what somebody wrote, one by one: here no sign between two digits hides a number of a person.
import { anySigns, digitRuns } from '../../importers/digit-runs.ts';
import { findPersonalData } from '../domain/scan.ts';
import type { AttachedFile } from './content.ts';

/** A text, and where it stands in words: 第2张表第3行“金额”. */
export interface PlacedText { place: string; text: string }

/** Shorter ones are dates and amounts as often as accounts. */
const shortestKnown = 10;

/** Names and captions of what belongs to it. */
export function attachedTexts(attachments: readonly AttachedFile[]): PlacedText[] {
  return attachments.flatMap(({ name, picture }) => [{ place: '附件的名称', text: name }, ...(picture ? [{ place: '图的说明', text: picture.caption }] : [])]);
}

/**
 * Where the first number of a person stands, or one of the `known`; null when there is none. `allowed` are telephones of
 * offices.
 */
export function numberPlace(texts: readonly PlacedText[], known: ReadonlySet<string>, allowed: readonly string[] = []): string | null {
  const numbers = [...known].filter((number) => number.length >= shortestKnown).map((number) => number.replace(/X$/i, ''));
  const found = texts.find(({ text }) => findPersonalData(text, { allow: allowed }).length > 0
    || digitRuns(text, shortestKnown, anySigns).some(({ digits }) => numbers.some((number) => digits.includes(number))));
  return found?.place ?? null;
}
