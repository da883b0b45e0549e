// What the rule in force does to the real rows of one village, channel by channel, as the reviewer sees it before approving.
import type { Deps } from '../deps.ts';
import { channelNames, channels, ruleOn } from '../domain/disclosure.ts';
import type { Channel } from '../domain/disclosure.ts';
import { formatYuan } from '../domain/money.ts';
import { ruleWords } from '../catalogue/words.ts';
import type { DraftContent } from '../notices/draft.ts';
import { draftFrom } from '../notices/drafts.ts';
import { kindWords, saidFen } from '../notices/kind-words.ts';
import { columnsOn, namedOnBoard } from '../notices/list-columns.ts';
import { villageFacts } from '../notices/village-facts.ts';
import { viewFor } from '../notices/view.ts';
import { householdWords, quantityOf } from '../notices/words.ts';
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

/** `when`: before the captions, where two stand on one page; `open`: the channels that are seen without a click. */
export function ChannelEffect({ effect, when = '', open = ['paper'] }: { effect: DraftContent | { refused: string }; when?: string; open?: readonly Channel[] }) {
  if ('refused' in effect) return <section class="card"><h2>谁能看到什么</h2><p>{effect.refused}</p></section>;
  const { office, seq } = effect.disclosure.programmeVersion ?? { office: 'county', seq: 1 };
  return (
    <section class="card">
      <h2>{`谁能看到什么：${effect.village.name}`}</h2>
      <p class="hint">{`按公开目录${office === 'county' ? '' : '本乡镇'}第${seq}版的规则，用这一批的真实数据。身份证号、账号、电话任何地方都不公开。`}</p>
      {channels.map((channel) => <OnChannel content={effect} channel={channel} when={when} isOpen={open.includes(channel)} />)}
    </section>
  );
}

function OnChannel({ content, channel, when, isOpen }: { content: DraftContent; channel: Channel; when: string; isOpen: boolean }) {
  const { rows, totals, withheld, smallest, unit } = viewFor(content, channel);
  const isInside = channel === 'paper' || channel === 'archive';
  const rule = ruleWords(ruleOn(content.disclosure, channel), isInside, quantityOf(content.units).name);
  const named = channel === 'screen' ? namedOnBoard(content) : rows;
  const isNaming = ruleOn(content.disclosure, channel).fields.includes('name');
  return (
    <details open={isOpen}>
      <summary>{`${channelNames[channel]}：${rule}`}</summary>
      {totals ? <p>{`${householdWords(totals, content.units)}，${kindWords(content).amount} ${formatYuan(saidFen(totals))} 元`}</p> : <p>{withheld === 'few' ? `这个村不到 ${smallest} ${unit ?? content.units.recipient}，不列。` : '什么都不公开。'}</p>}
      {channel === 'internet' && !ruleOn(content.disclosure, 'internet').totals && ruleOn(content.disclosure, 'screen').totals ? <p>但公开屏放合计，它的页在网上也看得到；一点都不上网的，公开屏也要定为不公开。</p> : null}
      {channel === 'screen' && (isNaming || withheld !== 'closed') ? <OnBoard isNaming={isNaming} named={named} /> : null}
      {named.length > 0 ? <Rows content={content} channel={channel} rows={named} when={when} /> : null}
    </details>
  );
}

/** Its pages travel over the internet, and so do those with names, but closed. */
function OnBoard({ isNaming, named }: { isNaming: boolean; named: DraftContent['rows'] }) {
  if (named.length > 0) return <p>合计的页放在网上，谁都能看到；下面的名单加密传到村里，只有装了本村密钥的公开屏打得开，公开期一满就从屏里删掉。没装密钥的屏只放合计。</p>;
  return <p>{isNaming ? '公开表上没有姓名，公开屏上也就没有。' : ''}公开屏的页放在网上，谁都能看到。</p>;
}

function Rows({ content, channel, rows, when }: { content: DraftContent; channel: Channel; rows: DraftContent['rows']; when: string }) {
  const shown = columnsOn({ ...content, rows }, channel);
  return (
    <DataTable
      caption={`${when}${channelNames[channel]}${rows.length > mostRows ? `先列出 ${mostRows} 行，` : ''}共 ${rows.length} 行`}
      columns={shown.map(({ label, field }) => ({ label, isNumber: field === 'amountFen' }))} rows={rows.slice(0, mostRows).map((row) => shown.map(({ of }) => of(row)))}
    />
  );
}
