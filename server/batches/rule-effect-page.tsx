// The last look before a rule comes into force: the same real list as it is told now, and as it would be told.
import { ApprovalForm } from '../catalogue/entry-page.tsx';
import type { Draft } from '../catalogue/drafts.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { channels, ruleOn, type Channel } from '../domain/disclosure.ts';
import type { DraftContent } from '../notices/draft.ts';
import { ChannelEffect } from './channel-effect.tsx';
import { listKey, type RuleEffect } from './rule-effect.ts';

export interface RuleEffectPageProps { name: string; draft: Draft; office: string; effects: RuleEffect | null }

export function RuleEffectPage({ name, draft, office, effects }: RuleEffectPageProps) {
  const [now, then] = effects?.effects ?? [];
  const changed = now && then && !('refused' in now) && !('refused' in then) ? changedChannels(now, then) : [];
  return (
    <>
      <h1>{`${name}第${draft.version.seq}版：新规则的样子`}</h1>
      {effects ? <ListPick code={draft.version.code} office={office} effects={effects} /> : null}
      {now && then
        ? <div class="two halves"><div><h2>现在</h2><ChannelEffect effect={now} when="现在：" open={changed} /></div><div><h2>批准以后</h2><ChannelEffect effect={then} when="批准以后：" open={changed} /></div></div>
        : <div class="card"><p>这里还没有公开过这个项目的名单，看不到用在真实名单上的样子，请对照改动批准。</p></div>}
      <p class="hint">只管以后审核通过的；已经公开的不变。</p>
      <ApprovalForm draft={draft} office={office} />
    </>
  );
}

/** A rule may read well on a large village and tell too much of a small one. */
function ListPick({ code, office, effects: { lists, chosen } }: { code: string; office: string; effects: RuleEffect }) {
  if (lists.length < 2) return null;
  return (
    <form method="get" action={`/desk/catalogue/${code}/effect`} class="card pick">
      <input type="hidden" name="office" value={office} />
      <label for="list">用哪一份真实名单看</label>
      <select id="list" name="list">{lists.map((list) => <option value={listKey(list)} selected={list === chosen}>{list.said}</option>)}</select>
      <button type="submit" class="second">看</button>
    </form>
  );
}

/** What the second person has to look at. */
function changedChannels(now: DraftContent, then: DraftContent): Channel[] {
  return channels.filter((channel) => canonicalJson({ ...ruleOn(now.disclosure, channel) }) !== canonicalJson({ ...ruleOn(then.disclosure, channel) }));
}
