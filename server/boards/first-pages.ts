// Villages whose boards have nothing yet, as an earlier release left those without a notice, or not the newest root: asked for when the service starts.
import { like } from 'drizzle-orm';
import { paths } from '../../board-client/protocol.ts';
import type { Deps } from '../deps.ts';
import { askForPages } from '../jobs/village-pages.ts';
import { newestRoot } from './signer.ts';

/** Every village of the register has its page and its board from the beginning, and a new root the next time the service starts. Answers how many were asked for. */
export async function askForFirstPages({ db, clock, boards }: Pick<Deps, 'db' | 'clock' | 'boards'>): Promise<number> {
  const { villages, sitePages } = db.tables;
  const root = newestRoot(boards);
  return db.write(async (tx) => {
    const served = new Set((await tx.select({ path: sitePages.path }).from(sitePages).where(like(sitePages.path, paths.metadata('%', root)))).map(({ path }) => path));
    const without = (await tx.select({ code: villages.code }).from(villages)).filter(({ code }) => !served.has(paths.metadata(code, root)));
    for (const { code } of without) await askForPages(db, tx, code, clock.now());
    return without.length;
  });
}
