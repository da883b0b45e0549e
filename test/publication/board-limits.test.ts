// A village never makes a release that its boards would refuse, whatever is published and however much of it.
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { limits, pageProblem } from '../../board-client/protocol.ts';
import { feedFiles } from '../../server/boards/feed.tsx';
import { refreshVillage } from '../../server/boards/refresh.ts';
import { addDays } from '../../server/domain/day.ts';
import { onBothEngines } from '../support/database.ts';
import { editionOf } from '../support/offline.ts';
import { openOffice } from '../support/office.ts';
import { nigou, villages } from '../support/people.ts';

const [{ code } = { code: '' }] = villages;
const place = { code, name: '北洛村', township: '泥沟镇', phone: null, office: null, hours: null };
const one = editionOf(['村名,姓名,实发金额（元）', '北洛村,村民甲,150', '北洛村,村民乙,150', '北洛村,村民丙,150'].join('\n'), 'reservoir-resettlement');
const published = (count: number) => Array.from({ length: count }, (_, n) => ({ ...one, id: `${n}`, number: `n-${n}`, content: { ...one.content, firstDay: addDays('2026-01-01', n) } }));

test.each([0, 1, 50, 51, 200, 1000])('%d notices at once: not one page too many, the newest keep theirs', (count) => {
  const files = feedFiles(place, published(count), 'https://gongkai.example.cn');
  expect(files.length).toBeLessThanOrEqual(limits.pages);
  expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  expect(files.filter(({ html }) => pageProblem(Buffer.from(html), 'text/html') !== null)).toEqual([]);
  const shown = files.flatMap(({ notice }) => notice ?? []);
  expect(shown).toEqual(Array.from({ length: shown.length }, (_, n) => `n-${count - shown.length + n}`));
  expect(files.length).toBe(Math.min(limits.pages, shown.length + Math.max(1, Math.ceil(count / 5))));
});

onBothEngines('a page that a board would refuse', (open) => {
  test('is not signed: the board keeps what it has, and the reason is said', async () => {
    const { deps } = await openOffice(await open(), {});
    const { townships, villageReleases } = deps.db.tables;
    const call = (phone: string) => deps.db.write((tx) => tx.update(townships).set({ phone }).where(eq(townships.code, nigou.code)).returning({ code: townships.code }));
    await refreshVillage(deps, code);
    const before = await deps.db.read.select().from(villageReleases);
    await call('0632-661 1234 onclick=call');
    await expect(refreshVillage(deps, code)).rejects.toThrow('北洛村的公开屏第 1 页不能用：页面里有脚本');
    expect(await deps.db.read.select().from(villageReleases)).toEqual(before);
    await call('0632-661 1235');
    await refreshVillage(deps, code);
    expect((await deps.db.read.select().from(villageReleases)).map(({ version }) => version)).toEqual([2]);
  });
});
