// What the rule in force does to the real rows of one village, channel by channel, as the reviewer sees it before approving.
import type { Deps } from '../deps.ts';
import { channelNames, channels, ruleOn } from '../domain/disclosure.ts';
import type { Channel } from '../domain/disclosure.ts';
import { formatYuan } from '../domain/money.ts';
import { ruleWords } from '../catalogue/words.ts';
import type { DraftContent } from '../notices/draft.ts';
import { draftFrom } from '../notices/drafts.ts';
import { kindWords, saidFen } from '../notices/kind-words.ts';
import { villageFacts } from '../notices/village-facts.ts';
import { viewFor } from '../notices/view.ts';
import { householdWords, quantityOf, quantityWords, standardWords } from '../notices/words.ts';
import { Problem, problemWords } from '../problem.ts';
import { DataTable } from '../web/data-table.tsx';

const mostRows = 5;

/** The draft of one village, or why there is none. */
export async function effectOf(deps: Deps, batchId: string, villageCode: string): Promise<DraftContent | { refused: string }> {
  const facts = await villageFacts(deps.db, deps.db.read, batchId, villageCode);
  if (!facts) return { refused: '这个村没有明细。' };
  try {
    return await draftFrom(deps, batchId, facts, deps.clock.now());
  } catch (error) {
    if (error instanceof Problem) return { refused: problemWords(error) };
    throw error;
  }
}

export function ChannelEffect({ effect }: { effect: DraftContent | { refused: string } }) {
  if ('refused' in effect) return <section class="card"><h2>谁能看到什么</h2><p>{effect.refused}</p></section>;
  const { office, seq } = effect.disclosure.programmeVersion ?? { office: 'county', seq: 1 };
  return (
    <section class="card">
      <h2>{`谁能看到什么：${effect.village.name}`}</h2>
      <p class="hint">{`按公开目录${office === 'county' ? '' : '本乡镇'}第${seq}版的规则，用这一批的真实数据。身份证号、账号、电话任何地方都不公开。`}</p>
      {channels.map((channel) => <OnChannel content={effect} channel={channel} />)}
    </section>
  );
}

function OnChannel({ content, channel }: { content: DraftContent; channel: Channel }) {
  const { rows, totals, withheld, smallest } = viewFor(content, channel);
  const isInside = channel === 'paper' || channel === 'archive';
  const rule = ruleWords(ruleOn(content.disclosure, channel), isInside, quantityOf(content.units).name);
  return (
    <details open={channel === 'paper'}>
      <summary>{`${channelNames[channel]}：${rule}`}</summary>
      {totals ? <p>{`${householdWords(totals, content.units)}，${kindWords(content).amount} ${formatYuan(saidFen(totals))} 元`}</p> : <p>{withheld === 'few' ? `这个村不足 ${smallest} ${content.units.recipient}，不列。` : '什么都不公开。'}</p>}
      {rows.length > 0 ? <Rows content={content} channel={channel} rows={rows} /> : null}
    </details>
  );
}

function Rows({ content: { units, disclosure }, channel, rows }: { content: DraftContent; channel: Channel; rows: DraftContent['rows'] }) {
  const { fields } = ruleOn(disclosure, channel);
  const cells: Record<string, { label: string; of: (row: DraftContent['rows'][number]) => string }> = {
    group: { label: '组', of: ({ group }) => group ?? '' }, name: { label: '姓名', of: ({ name }) => name },
    areaUnits: { label: quantityOf(units).name, of: ({ areaUnits }) => (areaUnits === null ? '' : quantityWords({ areaUnits }, units) ?? '') },
    standard: { label: '标准', of: ({ standard }) => (standard === null ? '' : standardWords(standard, units)) },
    amountFen: { label: '金额（元）', of: ({ amountFen }) => formatYuan(amountFen) },
  };
  const shown = Object.entries(cells).filter(([field]) => fields.some((each) => each === field)).map(([, cell]) => cell);
  return (
    <DataTable
      caption={`${channelNames[channel]}${rows.length > mostRows ? `先列出 ${mostRows} 行，` : ''}共 ${rows.length} 行`}
      columns={shown.map(({ label }) => ({ label, isNumber: label === cells['amountFen']?.label }))} rows={rows.slice(0, mostRows).map((row) => shown.map(({ of }) => of(row)))}
    />
  );
}
