// From a proposal to its result, and back.
import type { ListKind } from '../db/tables.ts';

/** The other notice of the same payment in the same village. */
export interface Beside { kind: ListKind; number: string }

export function BesideLink({ beside: { kind, number } }: { beside: Beside }) {
  return <p><a href={`/n/${number}`}>{kind === 'result' ? '这笔钱的发放结果' : '发放以前的公示'}</a></p>;
}
