// The page of a township's year: what is published village by village, what is still open, and summing it up.
import { programmeOf } from '../domain/programmes.ts';
import { formatCount, formatYuan } from '../domain/money.ts';
import { chinaDate, today } from '../domain/period.ts';
import { daysBetween } from '../domain/day.ts';
import { stateWords as batchStates } from '../batches/words.ts';
import { stateWords } from '../manuscripts/words.ts';
import { ErrorSummary, Field, FactList, StatusTag } from '../web/components.tsx';
import type { Choice, FieldError } from '../web/components.tsx';
import { DataTable } from '../web/data-table.tsx';
import type { Overview, OverviewVillage } from './overview.ts';
import type { Annual, OpenBatch } from './queries.ts';

export interface OverviewPageProps {
  township: { code: string; name: string };
  year: number;
  years: readonly Choice[];
  /** Today, YYYY-MM-DD. */
  day: string;
  /** To choose from; one for a township's own staff. */
  townships: readonly { code: string; name: string }[];
  overview: Overview;
  maySubmit: boolean;
  mayReview: boolean;
  typed: Record<string, string>;
  errors: readonly FieldError[];
}

export function OverviewPage(props: OverviewPageProps) {
  const { township, year, overview, errors } = props;
  const { villages, annuals } = overview;
  const outdated = villages.filter(({ isOutdated }) => isOutdated);
  return (
    <>
      <h1>{`${township.name}${year}年度汇总`}</h1>
      <ErrorSummary errors={errors} />
      <PickYear {...props} />
      {outdated.length > 0 ? <section class="todo care"><h2>{`${outdated.length} 个村的年度汇总已经不是现在的数`}</h2><p>{`公开以后又有新的发放结果、更正，或者公开规则改了：${outdated.map(({ name }) => name).join('、')}。请重新汇总，出新一版。`}</p></section> : null}
      <div class="two">
        <div>
          <VillagesTable {...props} />
          <OpenTable caption="还在办的，没有算进来" batches={overview.underWay} />
          <OpenTable caption="公示过、还没有公开发放结果的" batches={overview.unpaid} />
        </div>
        <div>
          <Readiness {...props} />
          {annuals.map((annual) => <AnnualCard annual={annual} mayReview={props.mayReview} />)}
          <SubmitForm {...props} />
        </div>
      </div>
    </>
  );
}

function PickYear({ township, townships, year, years }: OverviewPageProps) {
  return (
    <form method="get" action="/desk/annual" class="card pick">
      {townships.length > 1 ? <Pick name="township" label="乡镇" value={township.code} choices={townships.map(({ code, name }) => ({ value: code, label: name }))} /> : null}
      <Pick name="year" label="看哪一年" value={String(year)} choices={years} />
      <button type="submit" class="second">看</button>
    </form>
  );
}

function Pick({ name, label, value, choices }: { name: string; label: string; value: string; choices: readonly Choice[] }) {
  return <><label for={name}>{label}</label><select id={name} name={name}>{choices.map((choice) => <option value={choice.value} selected={choice.value === value}>{choice.label}</option>)}</select></>;
}

/** The year must be told by its end (both founding documents); afterwards it is late and still due. */
function Readiness({ year, day, overview: { villages, underWay, unpaid, missing } }: OverviewPageProps) {
  const last = `${year}-12-31`;
  const left = daysBetween(day, last);
  const done = villages.filter(({ edition, isOutdated }) => edition !== null && !edition.isPrinting && !isOutdated).length;
  const due = villages.filter(({ notices }) => notices > 0).length;
  return (
    <section class="card">
      <h2>办到哪里了</h2>
      <FactList facts={[
        { label: '最迟公开', value: `${chinaDate(last)}${left >= 0 ? `，还有 ${left} 天` : `，已过 ${-left} 天`}`, tone: left < 0 && done < due ? 'bad' : undefined },
        { label: '已公开汇总', value: `${done} / ${due} 个村`, tone: due > 0 && done === due ? 'good' : undefined },
        { label: '还在办的', value: `${formatCount(underWay.length)} 批`, tone: underWay.length > 0 ? 'bad' : 'good' },
        { label: '公示后没有结果的', value: `${formatCount(unpaid.length)} 批`, tone: unpaid.length > 0 ? 'bad' : 'good' },
        { label: '本年没有的', value: missing.length === 0 ? '没有，目录里的项目都公开过' : missing.join('、') },
      ]} />
      <p class="hint">本年没有的项目，确实没有发的不用管；发了还没有传的，请先上传发放结果。</p>
    </section>
  );
}

function VillagesTable({ township, year, overview: { villages } }: OverviewPageProps) {
  const number = (label: string) => ({ label, isNumber: true });
  const sum = (of: (village: OverviewVillage) => number) => villages.reduce((all, village) => all + of(village), 0);
  return (
    <DataTable
      caption={`各村${year}年已公开的发放结果（${villages.length} 个村）`} columns={[{ label: '村' }, number('实发（元）'), { label: '年度汇总' }, number('公开表（份）'), { label: '项目' }]}
      rows={villages.map((village) => [
        village.notices > 0 ? <a href={`/desk/annual/sheet/${village.code}?year=${year}&township=${township.code}`}>{village.name}</a> : village.name,
        village.notices > 0 ? formatYuan(village.paidFen) : '没有', <Told village={village} />, formatCount(village.notices), <span class="wrap">{village.published.join('、')}</span>,
      ])}
      total={['合计', formatYuan(sum(({ paidFen }) => paidFen)), '', formatCount(sum(({ notices }) => notices)), '']}
    />
  );
}

function Told({ village: { edition, isOutdated, notices } }: { village: OverviewVillage }) {
  if (edition === null) return <>{notices > 0 ? <StatusTag tone="wait">还没有</StatusTag> : ''}</>;
  if (edition.isPrinting) return <StatusTag tone="wait">正在公开</StatusTag>;
  return <><a href={`/n/${edition.number}`}>{`第${edition.seq}版`}</a>{isOutdated ? <> <StatusTag tone="bad">已过时</StatusTag></> : null}</>;
}

function OpenTable({ caption, batches }: { caption: string; batches: readonly OpenBatch[] }) {
  if (batches.length === 0) return null;
  return (
    <DataTable caption={caption} columns={[{ label: '批次' }, { label: '名单' }, { label: '状态' }]} rows={batches.map(({ id, programme, term, list, state, fileName }) => [
      <><a href={`/desk/batches/${id}`}>{`${term}${programmeOf(programme)?.name ?? '（项目未定）'}`}</a><span class="letter">{fileName}</span></>, list === 'proposal' ? '拟发放名单' : '发放结果', batchStates[state].said,
    ])} />
  );
}

function AnnualCard({ annual: { id, state, submittedAt, correctionReason }, mayReview }: { annual: Annual; mayReview: boolean }) {
  const { said, tone } = stateWords[state];
  return (
    <section class="card">
      <div class="head"><h2>{submittedAt ? `${chinaDate(today(submittedAt))}的汇总` : '汇总'}</h2><StatusTag tone={tone}>{said}</StatusTag></div>
      {correctionReason ? <p>更正说明：{correctionReason}</p> : null}
      <p><a class={state === 'submitted' && mayReview ? 'button' : undefined} href={`/desk/annual/${id}`}>{state === 'submitted' && mayReview ? '去审核' : '打开'}</a></p>
    </section>
  );
}

function SubmitForm({ maySubmit, year, township, overview: { villages, annuals, underWay, unpaid }, typed, errors }: OverviewPageProps) {
  if (!maySubmit) return null;
  const isBusy = annuals.some(({ state }) => state === 'submitted' || state === 'approved');
  const isAgain = annuals.some(({ state }) => state === 'published');
  const toTell = villages.filter(({ notices, edition, isOutdated }) => (notices > 0 && edition === null) || isOutdated).length;
  if (isBusy) return <p class="card">已经提交，等另一位同事审核、公开；完了才能再汇总。</p>;
  if (toTell === 0) return <p class="card">{isAgain ? '各村的年度汇总都是现在的数，不用再出。' : '还没有公开过发放结果，没有可以汇总的。'}</p>;
  return (
    <form method="post" action="/desk/annual" class="card">
      <h2>{`汇总 ${toTell} 个村，提交审核`}</h2>
      <input type="hidden" name="year" value={String(year)} /><input type="hidden" name="township" value={township.code} />
      {underWay.length + unpaid.length > 0 ? <p><strong>还有没办完的，上面列着。</strong>现在汇总，只算已经公开的；以后再公开的，要再出一版。</p> : null}
      <Field name="basis" label="依据" hint="文件名称和文号，会印在公开表上；没有可以不填。" value={typed['basis']} errors={errors} maxlength={200} />
      {isAgain ? <Field name="reason" label="为什么出新一版" hint="会印在新一版上，例如：更正了耕地地力保护补贴的发放结果。不写姓名，不写号码。" value={typed['reason']} errors={errors} maxlength={200} required /> : null}
      <button type="submit">汇总，提交审核</button>
    </form>
  );
}
