// What a reviewer must know beside the sums: who made the list, what they confirmed, and who will be told what.
import { findingKinds } from '../../importers/index.ts';
import type { ConfirmedDoubt } from '../db/tables.ts';
import { FactList } from '../web/components.tsx';
import type { Batch } from './queries.ts';
import { momentWords } from './words.ts';

export interface Makers { created: string; submitted: string; confirmed: string | null }

export function MadeCard({ batch, makers }: { batch: Pick<Batch, 'fileName' | 'createdAt' | 'submittedAt'>; makers: Makers }) {
  return (
    <section class="card">
      <h2>谁办的</h2>
      <FactList facts={[
        { label: '文件', value: batch.fileName },
        { label: '上传', value: `${makers.created}，${momentWords(batch.createdAt)}` },
        ...(batch.submittedAt ? [{ label: '提交', value: `${makers.submitted}，${momentWords(batch.submittedAt)}` }] : []),
        ...(makers.confirmed === null ? [] : [{ label: '主管部门确认', value: makers.confirmed || '还没有确认', tone: makers.confirmed ? 'good' as const : 'bad' as const }]),
      ]} />
    </section>
  );
}

export function DoubtsCard({ confirmed }: { confirmed: readonly ConfirmedDoubt[] }) {
  return (
    <section class="card">
      <h2>经办人核对确认过的</h2>
      {confirmed.length === 0 ? <p>校核没有要确认的疑点。</p> : <ul>{confirmed.map(({ code, count }) => <li>{`${titleOf(code)}：${count} 处`}</li>)}</ul>}
    </section>
  );
}

function titleOf(code: string): string {
  return Object.entries(findingKinds).find(([known]) => known === code)?.[1].title ?? code;
}
