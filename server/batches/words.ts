// The words for the states of a batch, and moments and names as the desk writes them.
import type { BatchState, ToDoCounts } from '../db/tables.ts';
import type { EditionState } from '../db/tables-notices.ts';
import { chinaDate, today } from '../domain/period.ts';

export interface Status { said: string; tone: 'good' | 'wait' | 'bad' | 'quiet' }

export const stateWords: Record<BatchState, Status> = {
  checking: { said: '待提交', tone: 'wait' },
  submitted: { said: '待审核', tone: 'wait' },
  returned: { said: '已退回', tone: 'bad' },
  approved: { said: '审核通过，正在制作公开表', tone: 'wait' },
  published: { said: '已公开', tone: 'good' },
  superseded: { said: '已被更正代替', tone: 'quiet' },
  withdrawn: { said: '已撤回', tone: 'quiet' },
  discarded: { said: '已作废', tone: 'quiet' },
};

/** Of a batch. While the clerk has it: what is left to do. */
export function statusOf({ state, checkBlob, toDo }: { state: BatchState; checkBlob: string | null; toDo: ToDoCounts | null }): Status {
  if (state !== 'checking') return stateWords[state];
  if (checkBlob === null) return { said: '正在校核', tone: 'wait' };
  if (toDo === null) return stateWords.checking;
  if (toDo.block > 0) return { said: `必须改 ${toDo.block} 项`, tone: 'bad' };
  return toDo.confirm > 0 ? { said: `待确认 ${toDo.confirm} 项`, tone: 'wait' } : { said: '可提交', tone: 'good' };
}

/** How far a village has been told. */
export const toldWords: Record<EditionState, string> = {
  rendering: '正在制作', published: '已公开', withdrawn: '没有公开，已撤回', superseded: '已由更正代替', retained: '公开期满，已留存',
};

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** 2026年6月22日 09:05, China time. */
export function momentWords(at: Date): string {
  return `${chinaDate(today(at))} ${clock.format(at)}`;
}
