// The form of a programme's next version: the columns of the official table, and who is told what on which channel.
import { carriers, guideNames } from '../domain/catalogue.ts';
import { LONGEST_PERIOD, startWords, uploadDayLimits } from '../domain/clocks.ts';
import { channelNames, channels, ruleOn } from '../domain/disclosure.ts';
import type { Channel, DisclosureClass, PublicField } from '../domain/disclosure.ts';
import { retentionWords } from '../domain/retention.ts';
import { fieldNames, limitOf } from '../domain/rule-limits.ts';
import { SMALL_GROUP } from '../domain/small-groups.ts';
import { ErrorSummary, Field, Select, TextArea } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';
import { Ticks } from './form-parts.tsx';
import type { Typed } from './typed.ts';

export interface FormPageProps { name: string; action: string; disclosureClass: DisclosureClass; typed: Typed; errors: readonly FieldError[] }

const choice = (value: string) => ({ value, label: value });

export function FormPage({ name, action, disclosureClass, typed, errors }: FormPageProps) {
  const one = (field: string, label: string, hint?: string) => <Field name={field} label={label} {...(hint ? { hint } : {})} value={typed.text(field)} errors={errors} />;
  const long = (field: string, label: string, hint?: string) => <TextArea name={field} label={label} {...(hint ? { hint } : {})} value={typed.text(field)} errors={errors} rows={2} />;
  const ticks = (field: string, legend: string, values: readonly string[], type: 'checkbox' | 'radio' = 'checkbox') => <Ticks name={field} legend={legend} choices={values.map(choice)} ticked={typed.list(field)} errors={errors} type={type} />;
  return (
    <>
      <h1>{`修订：${name}`}</h1>
      <ErrorSummary errors={errors} />
      <form method="post" action={action}>
        <section class="card"><h2>公开事项</h2>{one('topic', '一级事项')}{one('item', '二级事项')}</section>
        <section class="card">
          <h2>公开内容（要素）</h2>
          <p class="hint">不知道的空着，不要猜；空着的算“缺”。</p>
          {long('policy', '政策依据', '文件名称和文号。')}
          {Object.entries(guideNames).map(([key, label]) => (key === 'phone' ? one('guide-phone', label) : long(`guide-${key}`, label)))}
          {long('result', '补贴结果', '在哪里看发放结果。')}
          {one('supervisionPhone', '举报电话')}{one('supervisionAddress', '监督地址')}
        </section>
        <section class="card">
          <h2>怎样公开</h2>
          {long('basis', '公开依据', '一行一部，写到条。')}{one('deadline', '公开时限')}{one('publisher', '公开主体')}
          {ticks('channels', '公开渠道和载体', carriers)}{ticks('audience', '公开对象', ['全社会', '特定群体'], 'radio')}{ticks('mode', '公开方式', ['主动', '依申请'], 'radio')}{long('modeReason', '依申请公开的条款和理由', '主动公开的不填。选了依申请的，写到条，再写理由；每年复审。')}{ticks('levels', '公开层级', ['市级', '县级', '乡级'])}
        </section>
        <ClocksForm typed={typed} errors={errors} />
        {channels.map((channel) => <ChannelForm channel={channel} disclosureClass={disclosureClass} typed={typed} errors={errors} />)}
        <button type="submit">保存，交另一位同事批准</button>
      </form>
    </>
  );
}

const units = [{ value: 'working-days', label: '工作日' }, { value: 'days', label: '天（含休息日）' }];

function ClocksForm({ typed, errors }: Pick<FormPageProps, 'typed' | 'errors'>) {
  return (
    <section class="card">
      <h2>公开多久、留存多久</h2>
      <Field name="periodLength" label="公开期" hint={`1到${LONGEST_PERIOD}；第一天不算，最后一天是休息日的顺延。`} value={typed.text('periodLength')} errors={errors} />
      <Select name="periodUnit" label="公开期按什么算" value={typed.text('periodUnit')} errors={errors} choices={units} />
      <Field name="proposalLength" label="拟发放公示期" hint="发钱以前把名单贴出来听异议的日子，算法同上。" value={typed.text('proposalLength')} errors={errors} />
      <Select name="proposalUnit" label="公示期按什么算" value={typed.text('proposalUnit')} errors={errors} choices={units} />
      <Select name="periodStart" label="从哪天算起" hint="从确认张贴之日起的，公开表上印“自张贴之日起”；村里拍照确认以后，期满日写在网页和公开屏上。" value={typed.text('periodStart')} errors={errors} choices={Object.entries(startWords).map(([value, label]) => ({ value, label }))} />
      <Select name="retention" label="期满后村委会留存" value={typed.text('retention')} errors={errors} choices={Object.entries(retentionWords).map(([value, label]) => ({ value, label }))} />
      <Field name="uploadDays" label="上传的原表期满后保存几天" hint={`${uploadDayLimits.fewest}到${uploadDayLimits.most}；到期由系统删除。原表里有证件号和账号，公开表、留存材料和操作记录不受影响。`} value={typed.text('uploadDays')} errors={errors} />
      <p class="hint">公开期和留存只管以后审核通过的公开表；已经公开的，公开期和留存期限不变。</p>
    </section>
  );
}

function ChannelForm({ channel, disclosureClass, typed, errors }: Pick<FormPageProps, 'disclosureClass' | 'typed' | 'errors'> & { channel: Channel }) {
  const limit = ruleOn(limitOf(disclosureClass), channel);
  if (channel === 'archive') return <ArchiveForm typed={typed} errors={errors} />;
  const box = (name: string, label: string) => <div class="tick"><input type="checkbox" id={`${channel}-${name}`} name={`${channel}-${name}`} value="on" checked={typed.text(`${channel}-${name}`) !== ''} /><label for={`${channel}-${name}`}>{label}</label></div>;
  return (
    <section class="card">
      <h2>{`公开规则：${channelNames[channel]}`}</h2>
      {!limit.totals ? <p>这类项目依法不在这里公开。</p> : box('totals', '公开合计')}
      {limit.fields.length === 0
        ? <Refused channel={channel} errors={errors} />
        : (
          <>
            <Ticks name={`${channel}-fields`} legend="逐户公开的栏目" choices={limit.fields.map((field: PublicField) => ({ value: field, label: fieldNames[field] }))} ticked={typed.list(`${channel}-fields`)} errors={errors} />
            {channel === 'screen' ? <p class="hint">勾了的，名单加密传到村里，只有装了本村密钥的公开屏显示；公开屏的其他页放在网上，只有合计；“互联网”上太小、不列的，这里也不列。</p> : null}
            {box('masked', '姓名只写姓（张**）')}
            <Field name={`${channel}-readers`} label="谁能看到姓名" value={typed.text(`${channel}-readers`)} errors={errors} />
          </>
        )}
      {limit.totals && channel !== 'paper' ? <Field name={`${channel}-smallest`} label="合计不列的最小户数" hint={`少于这么多户（人）的合计不列；不填按 ${SMALL_GROUP}，也不能小于 ${SMALL_GROUP}。`} value={typed.text(`${channel}-smallest`)} errors={errors} /> : null}
    </section>
  );
}

function ArchiveForm({ typed, errors }: Pick<FormPageProps, 'typed' | 'errors'>) {
  return (
    <section class="card">
      <h2>{`公开规则：${channelNames.archive}`}</h2>
      <p class="hint">留存的就是贴过的公开表，栏目与村务公开栏相同。</p>
      <Field name="archive-readers" label="谁能看到姓名" value={typed.text('archive-readers')} errors={errors} />
    </section>
  );
}

/** Nothing to tick; what was posted all the same is refused here. */
function Refused({ channel, errors }: { channel: Channel; errors: readonly FieldError[] }) {
  const error = errors.find(({ field }) => field === `${channel}-fields`);
  return <p class={error ? 'reason' : 'hint'} id={`${channel}-fields`}>{error?.said ?? '这类项目在这里不逐户公开。'}</p>;
}
