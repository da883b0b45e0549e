// Leafing through what the villages will be told, village after village, before it is approved.
import type { Actor } from '../accounts/actor.ts';
import { mayReview } from './may-review.ts';
import type { Batch } from './queries.ts';

interface Village { code: string; name: string; township: string; /** A correction tells it nothing new. */ isSame?: boolean }

export interface SheetsPageProps { batch: Batch; subject: string; /** 公开表 or 公示表. */ sheet: string; villages: readonly Village[]; /** Which one is shown. */ at: number; actor: Pick<Actor, 'id' | 'role'> }

export function SheetsPage({ batch, subject, sheet, villages, at, actor }: SheetsPageProps) {
  const chosen = villages[at];
  return (
    <>
      <h1>{`${sheet}样张：${subject}`}</h1>
      <p>{`审核通过后，各村印的就是这个样子；现在还没有审核，不能张贴。编号、二维码、校验码和审核人在通过时才有。`}</p>
      {chosen ? <SheetOfVillage batch={batch} sheet={sheet} villages={villages} chosen={chosen} action={`/desk/batches/${batch.id}/sheets`} /> : <p class="card">这一批没有一个村有可以公开的行。</p>}
      {mayReview(actor, batch) ? <p><a class="button" href={`/desk/batches/${batch.id}/review`}>回到审核</a></p> : null}
    </>
  );
}

export interface SheetOfVillageProps { batch: Pick<Batch, 'id'>; sheet: string; villages: readonly Village[]; chosen: Village; /** The page that it stands on. */ action: string }

/** One village's sheet, the way to the others, and to the file that the printer would get. */
export function SheetOfVillage({ batch, sheet, villages, chosen, action }: SheetOfVillageProps) {
  const at = villages.findIndex(({ code }) => code === chosen.code);
  return (
    <section aria-label={`各村${sheet}`}>
      <form method="get" action={action} class="card pick">
        <label for="village">看哪个村的{sheet}</label>
        <select id="village" name="village">
          {villages.map(({ code, name, township, isSame }) => <option value={code} selected={code === chosen.code}>{`${name}（${township}）${isSame ? '，内容不变' : ''}`}</option>)}
        </select>
        <button type="submit" class="second">看</button>
      </form>
      <nav class="leaf" aria-label="一村一村地看">
        <Step action={action} village={villages[at - 1]} said="上一村" />
        <span>{`第 ${at + 1} 个村，共 ${villages.length} 个`}</span>
        <Step action={action} village={villages[at + 1]} said="下一村" />
      </nav>
      <iframe class="sheet" title={`${chosen.name}${sheet}样张`} src={`/desk/batches/${batch.id}/preview/${chosen.code}`} sandbox="" />
      <p class="deeds"><a href={`/desk/batches/${batch.id}/preview/${chosen.code}/sheet.pdf`}>按纸张大小看这一村（PDF）</a></p>
    </section>
  );
}

function Step({ action, village, said }: { action: string; village: Village | undefined; said: string }) {
  return village ? <a href={`${action}?village=${village.code}`}>{`${said}：${village.name}`}</a> : <span class="hint">{`没有${said}了`}</span>;
}
