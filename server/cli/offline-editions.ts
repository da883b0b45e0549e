// Editions made straight from a checked file, without database: numbers and hashes depend on the file alone.
import { personKeyOf, type Entry, type RegisterVillage } from '../../importers/index.ts';
import { firstVersion, frozen } from '../catalogue/versions.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Calendar } from '../domain/period.ts';
import { hashOf } from '../files.ts';
import type { ListContent } from '../notices/content.ts';
import { draftOf, frameOf, type Subject } from '../notices/draft.ts';
import { factsOf, type Payment } from '../notices/facts.ts';
import type { StoredEdition } from '../notices/queries.ts';
import { villageCode } from '../places/import.ts';

export interface OfflineEdition extends StoredEdition<ListContent> { folder: string }

export type OfflineSubject = Omit<Subject, 'kind' | 'publishedBy' | 'reviewedBy'> & { contact: ListContent['contact'] };

/** One per village with rows, in the order of the register. Throws `Problem` as `frameOf` does. */
export function offlineEditions(entries: readonly Entry[], register: readonly RegisterVillage[], { contact, ...subject }: OfflineSubject, firstDay: string, calendar: Calendar): OfflineEdition[] {
  const frame = frameOf({ ...subject, kind: 'result', publishedBy: '', reviewedBy: '' }, firstDay, calendar, frozen(firstVersion(subject.programme)));
  const byVillage = Map.groupBy(entries, (entry) => entry.village && placeKey(entry.village));
  return register.flatMap((village) => {
    const rows = byVillage.get(placeKey(village));
    if (!rows) return [];
    const code = villageCode(village);
    const place = { village: { code, name: village.shortName }, township: village.township, county: village.county, contact };
    const draft = draftOf(frame, place, factsOf(rows.map(paymentOf)));
    return [storedEdition({ ...draft, number: numberOf(code, subject), edition: 1 })];
  });
}

/** `CODE-NAME`, without what some file system refuses or takes for a path; the code keeps two villages of one name apart. */
export function folderName(code: string, name: string): string {
  const safe = Array.from(name.replace(/[\p{C}/\\:*?"<>|]/gu, '_')).slice(0, longestName).join('').replace(/[. ]+$/, '');
  return safe ? `${code}-${safe}` : code;
}

// File systems end at 255 bytes, a rare character takes four.
const longestName = 40;

function storedEdition(content: ListContent): OfflineEdition {
  const { number, edition: seq, village, firstDay, lastDay } = content;
  return { id: number, noticeId: number, batchId: '', manuscriptId: null, number, seq, state: 'published', hash: hashOf(canonicalJson(content)), witness: '', supersededBy: null, content, days: { firstDay, lastDay }, folder: folderName(village.code, village.name) };
}

/** Printed for villagers and part of an address: programme and term become a few digits of their hash. */
function numberOf(code: string, { year, programme, term }: Omit<OfflineSubject, 'contact'>): string {
  return [code, year, hashOf(`${programme}/${term}`).slice(0, 6)].join('-');
}

function paymentOf(entry: Entry): Payment {
  const { name, quantityUnits, standard, amountFen, status, account } = entry;
  return { account, name, areaUnits: quantityUnits, standard, amountFen, status, groupName: entry.group, person: personKeyOf(entry) };
}

function placeKey({ code, county, township, village }: RegisterVillage): string {
  return [code, county, township, village].join('/');
}
