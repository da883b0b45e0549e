// What a manuscript and its state are called at the desk.
import { accountsItem } from '../domain/affairs-items.ts';
import type { WrittenKind } from '../db/tables-notices.ts';
import type { ManuscriptState } from '../db/tables-manuscripts.ts';
import { writtenKinds } from '../domain/written-kinds.ts';
import { rowWords } from '../notices/words.ts';

/** 2026年第二季度村民会议决定事项 */
export function subjectWords({ kind, title, year, term }: { kind: WrittenKind; title: string; year: number; term: string }): string {
  return rowWords({ kind, name: title, year, term, edition: 1 });
}

export function kindName(kind: WrittenKind): string {
  return writtenKinds[kind].name;
}

/** Where an item of a village's list is written, for the term that is asked for now. */
export function writeAddress(village: string, { code, year, term }: { code: string; year: number; term: string }): string {
  const kind = code === accountsItem ? 'finance' : 'affairs';
  return `/desk/manuscripts/new?kind=${kind}&village=${village}&item=${code}&year=${year}&term=${encodeURIComponent(term)}`;
}

export const stateWords: Readonly<Record<ManuscriptState, { said: string; tone: 'good' | 'wait' | 'bad' | 'quiet' }>> = {
  draft: { said: '草稿', tone: 'quiet' }, submitted: { said: '待审核', tone: 'wait' }, returned: { said: '已退回，待修改', tone: 'bad' }, approved: { said: '审核通过，正在公开', tone: 'wait' },
  published: { said: '已公开', tone: 'good' }, superseded: { said: '已被更正代替', tone: 'quiet' }, withdrawn: { said: '已撤回', tone: 'quiet' }, discarded: { said: '已作废', tone: 'quiet' },
};

/** States of what somebody has still to work on. */
export const openStates: readonly ManuscriptState[] = ['draft', 'submitted', 'returned', 'approved'];
export const closedStates: readonly ManuscriptState[] = ['published', 'superseded', 'withdrawn'];
