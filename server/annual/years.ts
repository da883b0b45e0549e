// What a township's villages were paid in a year: their standing notices, and the payments behind them.
import { asc, eq } from 'drizzle-orm';
import { frozen, versionInForce } from '../catalogue/versions.ts';
import type { Database, Reader } from '../db/database.ts';
import type { YearOfProgramme, YearPayment } from '../domain/annual.ts';
import { channels, type Channel, type DisclosureRule } from '../domain/disclosure.ts';
import { programmes } from '../domain/programmes.ts';
import type { ListContent } from '../notices/content.ts';
import { standingResults } from '../notices/outdated.ts';
import type { StoredEdition } from '../notices/queries.ts';
import { viewFor } from '../notices/view.ts';
import { paymentsOf } from '../payments/queries.ts';
import { Problem } from '../problem.ts';

export interface YearSources { editions: StoredEdition<ListContent>[]; programmes: (YearOfProgramme & { sources: string[] })[] }

/** By village code; a village without a standing result is not there. Throws Problem `annual-broken` where payments do not add up to their notice. */
export async function townshipYear(db: Database, reader: Reader, { townshipCode, year }: { townshipCode: string; year: number }): Promise<Map<string, YearSources>> {
  const codes = await villageCodes(db, reader, townshipCode);
  const editions = await standingResults(db, reader, codes, year);
  const paid = await paidIn(db, reader, [...new Set(editions.flatMap(({ batchId }) => batchId ?? []))], codes);
  const rules = await rulesOf(db, reader, townshipCode);
  const years = [...Map.groupBy(editions, ({ content }) => content.village.code)].map(([code, own]) => [code, { editions: own, programmes: programmesOf(own, paid, rules) }] as const);
  return new Map(years);
}

export async function villageCodes({ tables: { villages } }: Database, reader: Reader, townshipCode: string): Promise<string[]> {
  const rows = await reader.select({ code: villages.code }).from(villages).where(eq(villages.townshipCode, townshipCode)).orderBy(asc(villages.position));
  return rows.map(({ code }) => code);
}

type Paid = ReadonlyMap<string, YearPayment[]>;

const keyOf = (batchId: string | null, villageCode: string) => `${batchId} ${villageCode}`;

async function paidIn(db: Database, reader: Reader, batchIds: readonly string[], codes: readonly string[]): Promise<Paid> {
  const paid = (await paymentsOf(db, reader, batchIds, codes)).filter(({ status }) => status === 'paid');
  const grouped = Map.groupBy(paid, ({ batchId, villageCode }) => keyOf(batchId, villageCode));
  return new Map([...grouped].map(([key, own]) => [key, own.map(({ person, account, name, group, amountFen }) => ({ person, account, name, group, amountFen }))]));
}

async function rulesOf(db: Database, reader: Reader, townshipCode: string): Promise<Map<string, DisclosureRule>> {
  const rules = new Map<string, DisclosureRule>();
  for (const { code } of programmes) rules.set(code, frozen(await versionInForce(db, reader, code, townshipCode)).rule);
  return rules;
}

/** In the order of the catalogue. */
function programmesOf(editions: readonly StoredEdition<ListContent>[], paid: Paid, rules: ReadonlyMap<string, DisclosureRule>): YearSources['programmes'] {
  return programmes.flatMap(({ code, name }) => {
    const own = editions.filter(({ content }) => content.programme === code);
    const [newest] = own;
    const disclosure = rules.get(code);
    if (!newest || !disclosure) return [];
    return [{
      code, name, recipient: newest.content.units.recipient, disclosure, withheldOn: channels.filter((channel) => own.some((edition) => isWithheld(edition, channel))),
      payments: own.flatMap((edition) => paymentsBehind(edition, paid)), sources: own.map(({ number, seq }) => `${number}/${seq}`).toSorted(),
    }];
  });
}

/** Paper and archive stay in the village; elsewhere a notice of nobody tells nothing. */
function isWithheld({ content }: StoredEdition<ListContent>, channel: Channel): boolean {
  return content.totals.households > 0 && channel !== 'paper' && channel !== 'archive' && viewFor(content, channel).totals === null;
}

function paymentsBehind({ batchId, content }: StoredEdition<ListContent>, paid: Paid): YearPayment[] {
  const found = paid.get(keyOf(batchId, content.village.code)) ?? [];
  if (found.reduce((sum, { amountFen }) => sum + amountFen, 0) !== content.totals.paidFen) throw new Problem('annual-broken', `${content.village.name}的${content.programmeName}`);
  return found;
}

export async function villageNames({ read, tables: { villages } }: Database, townshipCode: string): Promise<{ code: string; name: string }[]> {
  return read.select({ code: villages.code, name: villages.name }).from(villages).where(eq(villages.townshipCode, townshipCode)).orderBy(asc(villages.position));
}
