// What a village would be told, before it has a number: the same for preview, publication and the clerk without a server.
import type { Frozen } from '../catalogue/versions.ts';
import type { ListKind } from '../db/tables.ts';
import { mayPublish, ruleOn } from '../domain/disclosure.ts';
import type { Clocks } from '../domain/clocks.ts';
import { inGroups } from '../domain/group-order.ts';
import { lastDay, periodInWords, type Calendar, type Period } from '../domain/period.ts';
import { programmeOf, unitsFor } from '../domain/programmes.ts';
import { mostSmallest } from '../domain/small-groups.ts';
import { Problem } from '../problem.ts';
import type { Draft, ListContent, PaperRow, Totals } from './content.ts';
import { saidTotals, viewFor } from './view.ts';

export type DraftContent = Draft<ListContent>;

/** What all notices of a batch have in common. */
export type Frame = Pick<ListContent, 'kind' | 'programme' | 'programmeName' | 'units' | 'year' | 'term' | 'firstDay' | 'lastDay' | 'period' | 'paidOn' | 'basis' | 'publishedBy' | 'reviewedBy' | 'disclosure' | 'clocks'>;

export type Place = Pick<ListContent, 'village' | 'township' | 'county' | 'contact'>;

export interface Subject { kind: ListKind; programme: string; year: number; term: string; paidOn: string | null; basis: string; publishedBy: string; reviewedBy: string }

/** Under the version in force. Throws `Problem` when the programme may not be published, or the end of the public period cannot be told. */
export function frameOf(subject: Subject, firstDay: string, calendar: Calendar, { rule, clocks }: Frozen): Frame {
  const programme = programmeOf(subject.programme);
  if (!programme) throw new Problem('programme-unknown');
  if (!mayPublish(programme.disclosureClass) || !ruleOn(rule, 'paper').totals) throw new Problem('programme-not-public', programme.name);
  const { proposalPeriod, uploadDays: _, ...own } = clocks;
  // The period of a proposal is the one in which people may object.
  const ofKind = subject.kind === 'proposal' ? { ...own, publicPeriod: proposalPeriod } : own;
  return {
    ...subject, programmeName: programme.name, units: programme.unitWords,
    ...publicDays(ofKind, firstDay, calendar), disclosure: rule, clocks: ofKind,
  };
}

/** What the sheet says of its days. Throws as `lastDayFrom` does. */
export function publicDays({ publicPeriod, start }: Clocks, firstDay: string, calendar: Calendar): Pick<ListContent, 'firstDay' | 'lastDay' | 'period'> {
  return { firstDay, lastDay: start === 'posting' ? null : lastDayFrom(publicPeriod, firstDay, calendar), period: periodInWords(publicPeriod) };
}

/** Throws `Problem('calendar-unknown')` when it cannot be told. */
export function lastDayFrom(period: Period, firstDay: string, calendar: Calendar): string {
  const last = lastDay({ ...period, firstDay, calendar });
  if (typeof last !== 'string') throw new Problem('calendar-unknown', `缺少${last.unknownYear}年`);
  return last;
}

/** Frozen as the paper may show it: what the sheet does not say is not in the edition. */
export function draftOf(frame: Frame, place: Place, facts: { totals: Totals; rows: readonly PaperRow[] }): DraftContent {
  const { rows } = viewFor({ ...facts, disclosure: frame.disclosure }, 'paper');
  const totals = saidTotals(frame.disclosure, withHomes(frame.disclosure, facts.totals));
  return { ...frame, ...place, units: unitsFor(frame.units, facts.totals), totals, rows: inGroups(rows) };
}

/** Only where it decides something: how many share an account is nobody's business, and a new figure would make a correction of every village. */
function withHomes({ channels }: ListContent['disclosure'], { homes, pendingHomes, areaHomes, ...totals }: Totals): Totals {
  const most = mostSmallest(channels);
  const few = (count: number | undefined) => count !== undefined && count < most;
  return { ...totals, ...(few(homes) ? { homes } : {}), ...(few(pendingHomes) ? { pendingHomes } : {}), ...(few(areaHomes) ? { areaHomes } : {}) };
}
