// What stands around a board page: whose it is, which of how many, how new, how long it is true, and of which edition.
import { shortHash } from '../domain/notice-number.ts';
import { chinaDate } from '../domain/period.ts';
import { hashOf } from '../files.ts';
import { isList } from '../notices/content.ts';
import type { StoredEdition } from '../notices/queries.ts';
import type { VillagePlace } from '../notices/village-page.tsx';
import type { FeedFrame } from './feed-layout.tsx';

export interface Shown { editions: readonly StoredEdition[]; notice: string | null }

/** `last` is the last day of the first of the editions to end. */
export function frameOf(village: VillagePlace, { editions, notice }: Shown, { last, ...place }: Pick<FeedFrame, 'place' | 'of' | 'round' | 'seconds' | 'list'> & { last: string | null }): FeedFrame {
  const newest = editions.map(({ content }) => (isList(content) ? content.paidOn : null) ?? content.firstDay).toSorted().at(-1);
  const [only] = editions;
  return {
    village: village.name, township: village.township, ...place,
    dataUntil: newest ? chinaDate(newest) : null, validUntil: last ? chinaDate(last) : '另有公开时',
    imprint: notice && only ? `第${only.seq}版 · 校验 ${shortHash(only.hash)}` : together(editions),
  };
}

/** A page over several editions is known by all of them. */
function together(editions: readonly StoredEdition[]): string {
  return editions.length === 0 ? '明白栏' : `共${editions.length}项 · 校验 ${shortHash(hashOf(editions.map((edition) => edition.hash).join()))}`;
}
