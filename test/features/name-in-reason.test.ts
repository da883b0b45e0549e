// Words that a clerk types for every village name nobody of the list: they go to the internet as they are.
import { beforeAll, expect, test } from 'vitest';
import { checkFile } from '../../importers/index.ts';
import { checkedOf } from '../../server/batches/check.ts';
import { deskWork } from '../../server/batches/desk-work.ts';
import { openNameWatch } from '../../server/batches/name-watch.ts';
import { namesSomebody } from '../../server/batches/named-in.ts';
import { batchFor } from '../../server/batches/queries.ts';
import { submitBatch } from '../../server/batches/submit.ts';
import { uploadFile } from '../../server/batches/upload.ts';
import { possibleNames } from '../../server/domain/names-in.ts';
import { signedInAs, workAtDesk } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, submit, type Office } from '../support/office.ts';
import { liming } from '../support/people.ts';
import { roll } from '../support/roll.ts';
import { grain } from '../publication/samples.ts';

test.each([['王桂英少算2亩', '王桂英'], ['2组李明户面积多算', '李明'], ['阿卜杜拉·买买提的金额改正', '阿卜杜拉·买买提'], ['把周平少发的补上：李明、王芳', '王芳']])('%s names %s', (text, name) => {
  expect(possibleNames(text).has(name)).toBe(true);
});

test.each([['银行发放成功后更正', '成功'], ['国庆节前补发', '国庆'], ['1户面积录错，按实测面积改正', '面积'], ['台农字〔2026〕8号', '农字8']])('%s names nobody called %s', (text, name) => {
  expect(possibleNames(text).has(name)).toBe(false);
});

test('a row whose person stands in the basis, the term or the reason is told by its number, an organisation is not', () => {
  const { entries } = checkFile({ name: '明细.csv', bytes: new TextEncoder().encode('村名,组别,姓名,补贴标准,实发金额\n北洛村,3组,王桂英,137.00,10\n北洛村,4组,北洛粮食专业合作社,137.00,20\n') });
  expect(() => { openNameWatch('台农字〔2026〕8号\n\n北洛粮食专业合作社的面积写错')(entries); }).not.toThrow();
  expect(() => { openNameWatch('台农字〔2026〕8号\n\n漏了王桂英')(entries); }).toThrow(expect.objectContaining({ code: 'name-in-text', detail: '第 2 行的人' }));
});

onBothEngines('a list at the desk', (open) => {
  let office: Office;
  let batchId: string;

  beforeAll(async () => {
    office = await openOffice(await open(), {});
    batchId = await submit(office, 'grain-one-off', grain);
  });

  test('knows who is on it', async () => {
    expect([await namesSomebody(office.deps, batchId, '王桂英少算2亩'), await namesSomebody(office.deps, batchId, '1户少算2亩'), await namesSomebody(office.deps, batchId, '')]).toEqual([true, false, false]);
  });

  test('is not corrected with a name in the reason: the form comes back with what was typed', async () => {
    const { db } = office.deps;
    await db.write((tx) => tx.update(db.tables.batches).set({ state: 'published' }).returning({ id: db.tables.batches.id }));
    const clerk = await signedInAs(office, { ...liming, login: 'clerk-2' });
    const { name, bytes } = roll('grain-one-off', grain.slice(1));
    const file = new File([Uint8Array.from(bytes)], name);
    const answer = await clerk.post('/desk/corrections', { of: batchId, kind: 'replacement', reason: '王桂英已经去世', paidOn: '2026-06-18', basis: '台农字〔2026〕8号', file }, { known: ['clerk-2'] });
    expect([answer.status, answer.text.includes('不能写名单上的人的姓名'), answer.html.includes('王桂英已经去世')]).toEqual([422, true, true]);
  });

  test('is not submitted under a basis that names somebody on it, and the desk says what to do', async () => {
    const { deps, clerk } = office;
    const id = await uploadFile(deps, clerk, { ...roll('farmland-fertility', grain), programme: 'farmland-fertility', year: 2026, term: '', paidOn: '2026-06-18', basis: '关于王桂英等5户的说明' });
    await workAtDesk(office);
    const checked = await checkedOf(deps, await batchFor(deps, clerk, id));
    await submitBatch(deps, clerk, id, { planHash: checked?.planHash ?? '', confirmed: checked?.toDo.confirm.map(({ code }) => code) ?? [] });
    await workAtDesk(office);
    expect((await deskWork(deps, id))?.failure).toMatch(/写着名单上的人：第 3 行的人。.*请改写成组别/);
  });
});
