// On the review page of a result: what differs from what was proposed, village by village and household by household.
import type { HouseholdChange, HouseholdSum } from '../domain/list-difference.ts';
import { formatCount, formatQuantity, formatYuan } from '../domain/money.ts';
import { DataTable } from '../web/data-table.tsx';
import type { Proposed, ProposedVillage } from './proposed.ts';

const mostShown = 200;

/** `unit` is what the programme counts in. */
export function ProposedBox({ proposed: { villages, missing, unproposed }, unit }: { proposed: Proposed; unit: string }) {
  const changes = villages.flatMap(({ name, changes: of }) => of.map((change) => ({ village: name, ...change })));
  return (
    <>
      <section class="card">
        <h2>与拟发放公示的名单相比</h2>
        {changes.length === 0 && villages.length > 0 ? <p>{`${villages.length} 个村的名单和金额都与公示的一样。`}</p> : null}
        {unproposed.length > 0 ? <p><strong>{`没有公示过的 ${unproposed.length} 个村：${unproposed.join('、')}。`}</strong></p> : null}
        {missing.length > 0 ? <p>{`公示过、这一批里没有的 ${missing.length} 个村：${missing.join('、')}。`}</p> : null}
        <p class="hint">银行退回和尚未发放的也算在名单里；没发成的在下面另列。</p>
      </section>
      <VillagesTable villages={villages} />
      {changes.length === 0 ? null : (
        <DataTable
          caption={changes.length > mostShown ? `与公示不同的 ${formatCount(changes.length)} 户（先列出 ${mostShown} 户）` : `与公示不同的 ${formatCount(changes.length)} 户`}
          columns={[{ label: '姓名' }, { label: '村' }, { label: '组' }, { label: '怎么变' }]}
          rows={changes.slice(0, mostShown).map(({ village, before, after }) => [(after ?? before)?.name ?? '', village, (after ?? before)?.group ?? '', changeWords({ before, after }, unit)])}
        />
      )}
    </>
  );
}

function VillagesTable({ villages }: { villages: readonly ProposedVillage[] }) {
  const number = (label: string) => ({ label, isNumber: true });
  const of = (changes: readonly HouseholdChange[], isOf: (change: HouseholdChange) => boolean) => formatCount(changes.filter(isOf).length);
  if (villages.length === 0) return null;
  return (
    <DataTable
      caption="各村与公示相比" columns={[{ label: '村' }, number('公示（元）'), number('这一批（元）'), number('新增户'), number('去掉户'), number('改动户')]}
      rows={villages.map(({ name, proposedFen, fen, changes }) => [
        name, formatYuan(proposedFen), formatYuan(fen),
        of(changes, ({ before }) => before === null), of(changes, ({ after }) => after === null), of(changes, ({ before, after }) => before !== null && after !== null),
      ])}
    />
  );
}

function changeWords({ before, after }: HouseholdChange, unit: string): string {
  if (before === null) return `公示里没有，新增 ${sumWords(after, unit)}`;
  if (after === null) return `公示过 ${sumWords(before, unit)}，这一批里没有`;
  const [then, now] = [sumWords(before, unit), sumWords(after, unit)];
  return then === now ? '姓名、组或分笔写法有变，合计不变' : `${then} → ${now}`;
}

function sumWords(sum: HouseholdSum | null, unit: string): string {
  if (sum === null) return '';
  return `${sum.quantityUnits === null ? '' : `${formatQuantity(sum.quantityUnits, unit)} ${unit}，`}${formatYuan(sum.fen)} 元`;
}
