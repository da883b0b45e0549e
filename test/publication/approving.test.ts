// The approval of many villages: others are answered meanwhile, and what changes while it is prepared stands on the sheets as it is when they are frozen.
import { setImmediate as breathe } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { approveBatch, returnBatch } from '../../server/batches/review.ts';
import { batchFor } from '../../server/batches/queries.ts';
import type { Deps } from '../../server/deps.ts';
import { setContact } from '../../server/places/contact.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, submit } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { nigou } from '../support/people.ts';
import type { Paid } from '../support/roll.ts';
import { editionsOf } from '../support/site.ts';
import { farmland, grain } from './samples.ts';

const names = ['张', '李', '王', '赵', '孙', '周', '吴', '郑', '冯', '褚', '卫', '沈', '韩', '杨'].map((name) => `${name}庄村`);
const rows = names.map((village, i): Paid => ({ village, name: `村民${'甲乙丙丁戊己庚辛壬癸子丑寅卯'.charAt(i)}`, person: i + 1, quantity: '1.00', standard: '137', yuan: '137.00' }));

onBothEngines('approving', (open) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(await open(), {});
    const { villages } = office.deps.db.tables;
    await office.deps.db.write((tx) => tx.insert(villages).values(names.map((name, i) => ({ code: `3704051023${10 + i}`, name, registerName: `${name}委会`, townshipCode: nigou.code, position: 10 + i }))));
  });

  /** The server, but once, after everything is prepared and before it is kept, something else happens. */
  const interrupted = (happening: () => Promise<unknown>): Deps => {
    const { db } = office.deps;
    let isFirst = true;
    const write: typeof db.write = async (work) => {
      if (isFirst) {
        isFirst = false;
        await happening();
      }
      return db.write(work);
    };
    return { ...office.deps, db: { ...db, write } };
  };
  const stateOf = async (id: string) => (await batchFor(office.deps, office.reviewer, id)).state;
  const approvals = async () => (await office.deps.db.read.select().from(office.deps.db.tables.auditEntries)).filter(({ action }) => action === 'batch.approved').length;

  test('somebody else is answered between one village and the next', async () => {
    const id = await submit(office, 'farmland-fertility', rows);
    let [isDone, answered] = [false, 0];
    const approving = approveBatch(office.deps, office.reviewer, id).finally(() => { isDone = true; });
    while (!isDone) {
      await breathe();
      answered++;
    }
    await approving;
    expect(answered).toBeGreaterThan(names.length);
    expect(await editionsOf(office.deps.db)).toHaveLength(names.length);
  });

  test('a telephone that changes meanwhile is the one that all sheets print, and the batch is approved once', async () => {
    const id = await submit(office, 'farmland-fertility', rows);
    await approveBatch(interrupted(() => setContact(office.deps, nigou.code, { phone: '0632-661 9999' })), office.reviewer, id);
    const editions = await editionsOf(office.deps.db);
    expect(editions.map(({ facts }) => facts.contact.phone)).toEqual(names.map(() => '0632-661 9999'));
    expect([await stateOf(id), await approvals()]).toEqual(['approved', 1]);
  });

  test('another list of the same village that is approved meanwhile keeps its number, and this one gets the next', async () => {
    const [id, other] = [await submit(office, 'farmland-fertility', farmland), await submit(office, 'grain-one-off', grain)];
    await approveBatch(interrupted(() => approveBatch(office.deps, office.reviewer, other)), office.reviewer, id);
    const numbers = (await editionsOf(office.deps.db)).map(({ number, programme, facts }) => [number, programme, facts.number === number]);
    expect(numbers).toEqual([
      ['370405102214-2026-1', 'grain-one-off', true], ['370405102214-2026-2', 'farmland-fertility', true], ['370405102215-2026-1', 'farmland-fertility', true],
    ]);
  });

  test('a list that somebody returns meanwhile is not approved, and nothing is frozen', async () => {
    const id = await submit(office, 'farmland-fertility', farmland);
    await expect(approveBatch(interrupted(() => returnBatch(office.deps, office.reviewer, id, '标准不对')), office.reviewer, id)).rejects.toMatchObject({ code: 'batch-wrong-state' });
    expect([await stateOf(id), await approvals(), await editionsOf(office.deps.db)]).toEqual(['returned', 0, []]);
  });
});
