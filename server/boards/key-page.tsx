// Which boards show names, and the key of one of them: told on the answer to a button and on no address.
import { ErrorSummary, Field, StatusTag } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';
import { DataTable } from '../web/data-table.tsx';
import type { ShownKey } from './board-key.ts';
import type { KeyedVillage } from './keyed-villages.ts';

export interface BoardsPageProps {
  /** Null where the office has too many to list. */
  villages: readonly KeyedVillage[] | null;
  typed: Record<string, string>;
  errors: readonly FieldError[];
}

export function BoardsPage({ villages, typed, errors }: BoardsPageProps) {
  return (
    <>
      <h1>公开屏</h1>
      <ErrorSummary errors={errors} />
      <section class="card narrow">
        <p>公开目录里定了“公开屏”列姓名的项目，名单加密传到村里。村里的屏装了本村的密钥才打得开；没装的只放合计。</p>
        <p class="hint">每看一次密钥，监督记录里都记一笔。</p>
        {villages === null ? <VillageForm typed={typed} errors={errors} /> : null}
      </section>
      {villages && villages.length > 0 ? <DataTable caption={`${villages.length} 个村`} columns={['村', '屏上的名单', '密钥', '办理'].map((label) => ({ label }))} rows={villages.map(rowOf)} /> : null}
      {villages?.length === 0 ? <div class="card"><p>还没有录入村名册。请管理员先录入。</p></div> : null}
    </>
  );
}

export function BoardKeyPage({ village, code, shown: { hex, id, count } }: { village: string; code: string; shown: ShownKey }) {
  return (
    <div class="narrow">
      <h1>{`${village}公开屏的密钥`}</h1>
      <section class="card">
        <p>{linesOf(hex).map((line) => <><strong class="told">{line}</strong><br /></>)}</p>
        <p>{`第 ${count} 把，标记 ${id}。`}</p>
        <p class="hint">64 位都要，存成一个文件（空格、换行留着也行），用U盘当面交给装屏的人，装好就从U盘里删掉；不要发到群里，不要贴在屏上。</p>
        <a class="button" href="/desk/boards">记下了，回到公开屏</a>
      </section>
      <details class="card">
        <summary>屏丢了、卖了，或者密钥被别人看去了</summary>
        <p>换一把密钥：丢了的屏再也打不开新的名单；它以前显示过的，收不回来。村里还在用的屏，要装上新的密钥才再有名单。</p>
        <form method="post" action={`/desk/boards/${code}/new-key`}>
          <input type="hidden" name="from" value={String(count)} />
          <button type="submit" class="second">{`换一把密钥，第 ${count} 把作废`}</button>
        </form>
      </details>
    </div>
  );
}

/** In fours and on four lines, for whoever copies it by hand. */
function linesOf(hex: string): string[] {
  return (hex.match(/.{16}/g) ?? []).map((line) => line.replaceAll(/(.{4})(?=.)/g, '$1 '));
}

function VillageForm({ typed, errors }: Pick<BoardsPageProps, 'typed' | 'errors'>) {
  return (
    <form method="post" action="/desk/boards/key">
      <Field name="village" label="村代码" hint="村的网页地址 /v/ 后面的那一串，例如：370405102214。" value={typed['village']} errors={errors} autocomplete="off" maxlength={40} />
      <button type="submit">看密钥</button>
    </form>
  );
}

function rowOf({ code, name, keys, pages }: KeyedVillage) {
  return [
    name, pages > 0 ? <StatusTag tone="good">{`${pages} 页`}</StatusTag> : <StatusTag tone="quiet">没有，只有合计</StatusTag>, `第 ${keys} 把`,
    <form method="post" action="/desk/boards/key"><input type="hidden" name="village" value={code} /><button type="submit" class="plain">{`看${name}的密钥`}</button></form>,
  ];
}
