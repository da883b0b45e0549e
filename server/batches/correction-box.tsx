// What a batch's own page says of corrections: which one it is, which one took its place, and the way to a new one.
import type { Actor } from '../accounts/actor.ts';
import { chinaDate } from '../domain/period.ts';
import type { Corrections } from './correction.ts';
import type { Batch } from './queries.ts';

export function CorrectionBox({ batch, actor, inWork, successor, leftOut }: Corrections & { batch: Batch; actor: Actor }) {
  const mayCorrect = batch.state === 'published' && ['clerk', 'county'].includes(actor.role);
  if (batch.corrects === null && successor === null && inWork === null && !mayCorrect) return null;
  return (
    <section class="card">
      <h2>更正</h2>
      {batch.corrects === null ? null : <CorrectedWords batch={batch} />}
      {batch.corrects !== null && ['approved', 'published'].includes(batch.state) ? <p>有新版的村，请打印新表，换下墙上的旧表。</p> : null}
      {leftOut.length > 0 ? <p>{`撤回公开的 ${leftOut.length} 个村：${leftOut.join('、')}。请通知村里取下墙上的表。`}</p> : null}
      {successor === null ? null : <p>这一批已被更正代替。<a href={`/desk/batches/${successor}`}>看更正后的这一批</a></p>}
      {inWork === null ? null : <p>正在更正。<a href={`/desk/batches/${inWork}`}>看在办的更正</a></p>}
      {mayCorrect && inWork === null ? <p>{batch.list === 'proposal' ? '有异议查实、名单要改的，改好再公示一次（第二榜）：' : '公开后才发现有错，或者没发成的已补发：'}<a href={`/desk/corrections/new?of=${batch.id}`}>更正这一批</a></p> : null}
    </section>
  );
}

/** Also on the pages of check and review. */
export function CorrectedWords({ batch: { corrects, kind, correctionReason, resentOn } }: { batch: Pick<Batch, 'corrects' | 'kind' | 'correctionReason' | 'resentOn'> }) {
  return (
    <>
      <p>{kind === 'resent' ? `这是补发${resentOn ? `（${chinaDate(resentOn)}到账）` : ''}：文件里只有上次没发成的，别的人照旧。` : '这是整份更正：代替已公开的那一批。'}<a href={`/desk/batches/${corrects ?? ''}`}>看原来那一批</a></p>
      <p>更正说明：{correctionReason}</p>
    </>
  );
}
