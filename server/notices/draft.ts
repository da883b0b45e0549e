// What a village would be told, before it has a number: the same for preview, publication and the clerk without a server.
import type { DisclosureRule } from '../domain/disclosure.ts';
import { disclose, mayPublish, ruleFor } from '../domain/disclosure.ts';
import { lastDay, periodInWords, type Calendar, type Period } from '../domain/period.ts';
import { programmeOf, unitsFor } from '../domain/programmes.ts';
import { Problem } from '../problem.ts';
import type { EditionContent, PaperRow, Totals } from './content.ts';

export type DraftContent = Omit<EditionContent, 'number' | 'edition'>;

/** What all notices of a batch have in common. */
export type Frame = Pick<EditionContent, 'kind' | 'programme' | 'programmeName' | 'units' | 'year' | 'term' | 'firstDay' | 'lastDay' | 'period' | 'paidOn' | 'basis' | 'publishedBy' | 'reviewedBy' | 'disclosure'>;

export type Place = Pick<EditionContent, 'village' | 'township' | 'county' | 'contact'>;

export interface Subject { programme: string; year: number; term: string; paidOn: string | null; basis: string; publishedBy: string; reviewedBy: string }

/** Throws `Problem` when the programme may not be published, or the end of the public period cannot be told. */
export function frameOf(subject: Subject, firstDay: string, calendar: Calendar): Frame {
  const programme = programmeOf(subject.programme);
  if (!programme) throw new Problem('programme-unknown');
  if (!mayPublish(programme.disclosureClass)) throw new Problem('programme-not-public', programme.name);
  return {
    ...subject, kind: 'result', programmeName: programme.name, units: programme.unitWords,
    ...publicDays(programme.publicPeriod, firstDay, calendar), disclosure: ruleFor(programme.disclosureClass),
  };
}

/** From its first day to its last; throws `Problem('calendar-unknown')` when the last cannot be told. */
export function publicDays(period: Period, firstDay: string, calendar: Calendar): Pick<EditionContent, 'firstDay' | 'lastDay' | 'period'> {
  const last = lastDay({ ...period, firstDay, calendar });
  if (typeof last !== 'string') throw new Problem('calendar-unknown', `缺少${last.unknownYear}年`);
  return { firstDay, lastDay: last, period: periodInWords(period) };
}

export function draftOf(frame: Frame, place: Place, facts: { totals: Totals; rows: readonly PaperRow[] }): DraftContent {
  return {
    ...frame, ...place, units: unitsFor(frame.units, facts.totals),
    totals: maySayStandard(frame.disclosure) ? facts.totals : { ...facts.totals, standard: null },
    rows: disclose(frame.disclosure, 'paper', facts.rows).map(paperRow),
  };
}

function paperRow(row: Partial<PaperRow>): PaperRow {
  return { group: row.group ?? null, name: row.name ?? '', areaUnits: row.areaUnits ?? null, standard: row.standard ?? null, amountFen: row.amountFen ?? 0 };
}

/** Where names are listed without their standard, the standard of all would tell it after all. */
function maySayStandard({ channels }: DisclosureRule): boolean {
  return channels.paper.fields.length === 0 || channels.paper.fields.includes('standard');
}
