// The page with which a village confirms one sheet, made for a telephone: how to take the photo, the camera, one button.
import { affairsWords } from '../domain/offices.ts';
import { chinaDate, today } from '../domain/period.ts';
import { actWords, type PostingAct } from '../domain/posting.ts';
import { ErrorSummary, Field, type FieldError } from '../web/components.tsx';
import { nameIn } from './form.ts';
import { listedWords } from '../notices/notices-page.tsx';
import { standingOf, type PostedNotice, type Posting } from './queries.ts';
import { upWords, waitingWords } from './words.ts';

export interface PostingPageProps {
  notice: PostedNotice; postings: readonly Posting[]; period: string; now: Date; mayConfirm: boolean;
  errors: readonly FieldError[]; typed: Readonly<Record<string, string>>;
}

export function PostingPage(props: PostingPageProps) {
  const { notice, postings, period, now, mayConfirm } = props;
  const [up, down] = [standingOf(postings, 'up'), standingOf(postings, 'down')];
  const isOver = notice.state !== 'published' || (notice.lastDay !== null && today(now) > notice.lastDay);
  return (
    <>
      <h1>{`${notice.village}：${listedWords(notice)}`}</h1>
      <p>{`公开编号 ${notice.number}，第${notice.edition}版。公开期：${period}。`}<a href={`/desk/notices/${notice.editionId}/notice.pdf`}>打印公开表</a>{notice.state === 'published' ? <>　<a href={`/desk/notices/${notice.editionId}`}>A3、广播稿、栏头</a></> : null}</p>
      {notice.state === 'superseded' ? <p class="bad-word">这一版已经更正或撤回，不再有效。请取下墙上的旧表；有新一版的，打印新一版贴上。</p> : null}
      <ErrorSummary errors={props.errors} />
      {up ? <Confirmed title={`✓ ${upWords(notice)}`} posting={up} {...props} /> : <p><strong>{waitingWords(notice, now)}</strong></p>}
      {!up && mayConfirm && notice.state !== 'superseded' ? <section class="card"><h2>贴好了，拍照确认</h2><Confirm act="up" {...props} /></section> : null}
      {down ? <Confirmed title={`✓ ${chinaDate(down.day)}取下`} posting={down} {...props} /> : null}
      {up && !down && isOver && mayConfirm ? <section class="card"><h2>取下了，拍照确认</h2><p>取下以后，拍一张公开栏的照片。取下的公开表与材料一起留存。</p><Confirm act="down" {...props} /></section> : null}
      {up && !isOver ? <p>{notice.lastDay ? `公开到${chinaDate(notice.lastDay)}，第二天起可以取下。` : '公开期正在算，过一会儿刷新本页。'}掉了、破了、被盖住的，请再打印一张贴上。</p> : null}
      <Earlier postings={postings.filter(({ replacedBy }) => replacedBy !== null)} />
      {up ? <p><a href={`/desk/postings/${notice.editionId}/record`}>打印张贴记录</a></p> : null}
    </>
  );
}

function Confirmed({ title, posting, ...props }: PostingPageProps & { title: string; posting: Posting }) {
  const isOpen = props.errors.length > 0 && props.typed['act'] === posting.act;
  return (
    <section class="card">
      <h2 class="good-word">{title}</h2>
      <Photo posting={posting} />
      {props.mayConfirm ? <details open={isOpen}><summary>换照片、改日期</summary><Confirm act={posting.act} standing={posting} {...props} /></details> : null}
    </section>
  );
}

function Photo({ posting }: { posting: Posting }) {
  const { id, editionId, act, by, confirmedAt, reason } = posting;
  return (
    <>
      <img class="photo" src={`/desk/postings/${editionId}/photos/${id}`} alt={`${actWords[act]}的照片`} />
      <p class="hint">{`${by}，${chinaDate(today(confirmedAt))}确认${reason ? `；换照片的原因：${reason}` : ''}`}</p>
    </>
  );
}

function Earlier({ postings }: { postings: readonly Posting[] }) {
  if (postings.length === 0) return null;
  return (
    <details>
      <summary>{`换下的照片 ${postings.length} 张`}</summary>
      {postings.map((posting) => <section class="card"><h2>{`${actWords[posting.act]}：${chinaDate(posting.day)}，${posting.place}`}</h2><Photo posting={posting} /></section>)}
    </details>
  );
}

const photoTypes = 'image/jpeg,image/png,image/webp';

function Confirm({ act, standing, notice, now, errors, typed }: PostingPageProps & { act: PostingAct; standing?: Posting }) {
  const mine = typed['act'] === act;
  const value = (name: string, otherwise: string) => (mine ? typed[name] ?? otherwise : otherwise);
  const name = (field: string) => nameIn(act, field);
  const own = mine ? errors : [];
  return (
    <form method="post" action="/desk/postings" enctype="multipart/form-data">
      <input type="hidden" name="edition" value={notice.editionId} /><input type="hidden" name="act" value={act} />
      <HowTo act={act} />
      <Field name={name('photo')} label="拍照" type="file" accept={photoTypes} capture="environment" errors={own} />
      <Field name={name('album')} label="或者从相册里选" type="file" accept={photoTypes} errors={own} {...(standing ? { hint: '只改日期、地点的，不用再拍。' } : {})} />
      <Field name={name('place')} label="地点" value={value('place', standing?.place ?? `${affairsWords(notice.village)}栏`)} errors={own} required maxlength={40} />
      <Field name={name('day')} label={`${actWords[act]}日期`} type="date" value={value('day', standing?.day ?? today(now))} max={today(now)} errors={own} required />
      {standing ? <Field name={name('reason')} label="为什么换" hint="例如：照片看不清。原来的照片会留着。" value={value('reason', '')} errors={own} required maxlength={200} /> : null}
      <Nobody name={name('nobody')} errors={own} />
      <button type="submit" class="big">{standing ? '换成这一张' : `确认已${actWords[act]}`}</button>
    </form>
  );
}

function HowTo({ act }: { act: PostingAct }) {
  const lines = [
    act === 'up' ? '站在公开栏正前方两三步，整张公开表都拍进去，标题和公开编号看得清。' : '站在公开栏正前方两三步，拍公开栏取下以后的样子。',
    '等旁边没有人再拍。拍到人脸、车牌、门牌的，请重拍。',
    '照片不上网，只在工作台和留存包里。照片里的拍摄地点、手机型号，系统自动去掉。',
  ];
  return <ol>{lines.map((line) => <li>{line}</li>)}</ol>;
}

function Nobody({ name, errors }: { name: string; errors: readonly FieldError[] }) {
  const error = errors.find(({ field }) => field === name);
  return (
    <div class={error ? 'field wrong' : 'field'}>
      {error ? <p class="reason" id={`${name}-error`}>{error.said}</p> : null}
      <div class="tick"><input type="checkbox" id={name} name={name} value="on" required aria-describedby={error ? `${name}-error` : undefined} /><label for={name}>照片里没有认得出来的人</label></div>
    </div>
  );
}
