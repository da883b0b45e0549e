// What a reviewer must know beside the sums: who made the list, what they confirmed, and who will be told what.
import { findingKinds } from '../../importers/index.ts';
import type { ConfirmedDoubt } from '../db/tables.ts';
import { ruleFor, type ChannelRule, type PublicField } from '../domain/disclosure.ts';
import { programmeOf } from '../domain/programmes.ts';
import { SMALL_GROUP } from '../domain/small-groups.ts';
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

/** The disclosure rule of the programme, channel by channel, in words. */
export function RuleCard({ programme }: { programme: string }) {
  const known = programmeOf(programme);
  if (!known) return null;
  const { paper, screen, internet } = ruleFor(known.disclosureClass).channels;
  const quantity = known.unitWords.quantity?.name ?? '面积';
  return (
    <section class="card">
      <h2>谁能看到什么</h2>
      <FactList facts={[
        { label: '村务公开栏', value: ruleWords(paper, quantity) },
        { label: '公开屏', value: ruleWords(screen, quantity) + fewWords(screen) },
        { label: '互联网', value: ruleWords(internet, quantity) + fewWords(internet) },
      ]} />
      <p class="hint">身份证号、账号、电话任何地方都不公开。</p>
    </section>
  );
}

function ruleWords({ fields, totals }: ChannelRule, quantity: string): string {
  const words: Record<PublicField, string> = { group: '组', name: '姓名', areaUnits: quantity, standard: '标准', amountFen: '金额' };
  if (fields.length > 0) return `逐户：${fields.map((field) => words[field]).join('、')}`;
  return totals ? '只有合计' : '不公开';
}

function fewWords({ totals }: ChannelRule): string {
  return totals ? `，不足 ${SMALL_GROUP} 户（人）的不列` : '';
}

function titleOf(code: string): string {
  return Object.entries(findingKinds).find(([known]) => known === code)?.[1].title ?? code;
}
