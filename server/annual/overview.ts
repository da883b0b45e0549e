// What a clerk must see before summing up a year: each village with what is published, what is still open, how much time is left.
import type { Deps } from '../deps.ts';
import { programmes } from '../domain/programmes.ts';
import { mayPublish } from '../domain/disclosure.ts';
import { annualPlan, standingYears } from './plan.ts';
import { annualsOf, openOf, type Annual, type OpenBatch } from './queries.ts';
import { villageNames } from './years.ts';

export interface OverviewVillage {
  code: string;
  name: string;
  /** Names of the programmes whose results are published, and how many notices they have together. */
  published: string[];
  notices: number;
  paidFen: number;
  /** Of the year's own notice: none yet, its edition, and whether it says something else than what is published now. */
  edition: { number: string; seq: number; isPrinting: boolean } | null;
  isOutdated: boolean;
}

export interface Overview {
  villages: OverviewVillage[];
  underWay: OpenBatch[];
  /** Proposals that no published result followed. */
  unpaid: OpenBatch[];
  /** Programmes that may be published and of which no village was told a result. */
  missing: string[];
  annuals: Annual[];
}

/** Throws Problems `annual-broken` and `calendar-unknown`. */
export async function overviewOf(deps: Pick<Deps, 'db' | 'calendar' | 'clock'>, subject: { townshipCode: string; year: number }): Promise<Overview> {
  const { db } = deps;
  const { planned } = await annualPlan(deps, db.read, { ...subject, basis: null, publishedBy: '', reviewedBy: '' });
  const [standing, names, open, annuals] = [await standingYears(db, db.read, subject), await villageNames(db, subject.townshipCode), await openOf(db, subject), await annualsOf(db, db.read, subject)];
  const drafts = new Map(planned.map((one) => [one.draft.village.code, one]));
  const villages = names.map(({ code, name }): OverviewVillage => {
    const [now, edition] = [drafts.get(code), standing.get(code)];
    const paid = now?.draft.programmes ?? [];
    return {
      code, name, published: paid.map((programme) => programme.name), notices: paid.flatMap(({ sources }) => sources).length, paidFen: now?.draft.paidFen ?? 0,
      edition: edition ? { number: edition.number, seq: edition.seq, isPrinting: edition.state === 'rendering' } : null, isOutdated: edition !== undefined && now !== undefined && now.isChanged,
    };
  });
  const told = new Set(planned.flatMap(({ draft }) => draft.programmes.map(({ code }) => code)));
  const missing = programmes.filter(({ code, disclosureClass }) => mayPublish(disclosureClass) && !told.has(code)).map(({ name }) => name);
  return { villages, ...open, missing, annuals };
}
