// A server that dies while it checks or submits a file: started again, the batch is as before or submitted exactly once.
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { checkedOf } from '../../server/batches/check.ts';
import { batchFor } from '../../server/batches/queries.ts';
import { submitBatch } from '../../server/batches/submit.ts';
import { uploadFile } from '../../server/batches/upload.ts';
import { openDatabase } from '../../server/db/database.ts';
import { freshDatabase } from '../support/database.ts';
import type { EngineName } from '../support/database.ts';
import { openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { endPublishers, startPublisher } from '../support/publishers.ts';
import { roll } from '../support/roll.ts';
import { storedPayments } from '../support/stored-payments.ts';

const people = 400;
const file = roll('farmland-fertility', Array.from({ length: people }, (_, i) => ({ village: i % 2 ? '北洛村' : '兰城村', name: '王小禾', person: i + 1, quantity: '1.00', standard: '137', yuan: '137.00' })));
const minute = 60_000;

afterEach(endPublishers);

test.each<EngineName>(['SQLite', 'PostgreSQL'])('%s: killed at every kind of step of a check and of a submission', async (engine) => {
  const url = await freshDatabase(engine);
  const office = await openOffice(await openDatabase(url), {});
  const { deps, clerk } = office;
  const id = await uploadFile(deps, clerk, { ...file, programme: 'farmland-fertility', year: 2026, term: '', paidOn: '2026-06-18', basis: '' });
  let lives = 0;
  const die = async (death: string) => {
    const publisher = startPublisher(deps.config.data, url, { death, start: new Date(deps.clock.now().getTime() + ++lives * 6 * minute) });
    if (death === 'random') {
      await publisher.working;
      await wait(Math.random() * 1500);
      publisher.child.kill('SIGKILL');
    }
    return publisher.ended;
  };
  for (const death of ['reading:1', 'sealed:1', 'random']) {
    expect(await die(death)).toMatch(death === 'random' ? /killed|done/ : /killed/);
    expect(await look(office, id)).toMatchObject({ state: 'checking', payments: 0 });
  }
  expect(await die('-')).toBe('done');
  const [job] = await deps.db.read.select().from(deps.db.tables.jobs);
  expect(job).toMatchObject({ state: 'done', failure: null });
  const { planHash, toDo } = await checkedOf(deps, await batchFor(deps, clerk, id)) ?? { planHash: '', toDo: { confirm: [] } };
  await submitBatch(deps, clerk, id, { planHash, confirmed: toDo.confirm.map(({ code }) => code) });
  for (const death of ['before-commit:2', 'random', 'after-commit:2']) {
    expect(await die(death)).toMatch(/killed|done/);
    const seen = await look(office, id);
    expect([{ state: 'checking', payments: 0, submissions: 0 }, { state: 'submitted', payments: people, submissions: 1 }]).toContainEqual(seen);
  }
  expect(await die('-')).toBe('done');
  expect(await look(office, id)).toEqual({ state: 'submitted', payments: people, submissions: 1 });
  await deps.db.close();
}, 600_000);

async function look({ deps, clerk }: Office, id: string) {
  const { auditEntries } = deps.db.tables;
  const audit = await deps.db.read.select().from(auditEntries);
  return { state: (await batchFor(deps, clerk, id)).state, payments: (await storedPayments(deps.db)).length, submissions: audit.filter(({ action }) => action === 'batch.submitted').length };
}
