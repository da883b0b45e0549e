// The record at the desk: for those who must be able to say that nobody changed it afterwards.
import { Hono } from 'hono';
import { demandRole } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import { auditFaults } from '../audit/verify.ts';
import type { AuditFault } from '../audit/verify.ts';
import type { Deps } from '../deps.ts';
import { entryCount, townshipNames } from './queries.ts';

const mostFaults = 100;

export function recordRoutes({ db, vault }: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/record', async (c) => {
    demandRole(c.var.actor, 'county', 'auditor', 'admin');
    const only = c.var.actor.townshipCode ?? undefined;
    const faults = await auditFaults(db, vault, only);
    const [entries, names] = [await entryCount(db, only), await townshipNames(db)];
    return c.html(deskPage(c, { title: '监督记录' }, <RecordPage entries={entries} faults={faults} names={names} />));
  });
  return routes;
}

function RecordPage({ entries, faults, names }: { entries: number; faults: readonly AuditFault[]; names: ReadonlyMap<string, string> }) {
  return (
    <>
      <h1>监督记录</h1>
      {faults.length === 0
        ? <div class="card"><h2>✓ 记录完好</h2><p>{`${entries} 条记录逐条核对，前后相接，与签名的校验点一致。`}</p><p>按记录核对过：每张公开表的内容、编号、金额和文件的校验，审核通过的每一批的提交人、审核人、笔数和总金额。每一户的内容以公开表为准，没有另外核对。</p></div>
        : (
          <div class="todo">
            <h2>{`记录有问题：发现 ${faults.length} 处`}</h2>
            <ul>{faults.slice(0, mostFaults).map(({ chain, said }) => <li>{`${names.get(chain) ?? '县级'}：${said}。`}</li>)}</ul>
            {faults.length > mostFaults ? <p>{`先列出 ${mostFaults} 处。`}</p> : null}
            <p>请保留现场，不要再动数据库；用备份核对这几条，查明是谁、什么时候改的。</p>
          </div>
        )}
      <p class="hint">每张公开表上印的“存证”，是审核通过时记录的校验。拿墙上的纸来对，后来改过的记录就藏不住。</p>
    </>
  );
}
