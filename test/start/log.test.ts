// The log says where something failed, and nothing of whom it was about.
import { expect, test } from 'vitest';
import { openLog } from '../../server/log.ts';
import { runNextJob } from '../../server/jobs/worker.ts';
import { handlers } from '../../server/jobs/handlers.ts';
import { createTestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';

const name = '赵铁柱';

function openPaper() {
  const lines: string[] = [];
  const log = openLog('debug', { write: (line) => { lines.push(line); } });
  return { log, read: () => lines.map((line) => JSON.parse(line) as { err: Record<string, unknown> }), text: () => lines.join('') };
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(() => { throw new Error('it should have failed'); }, (error: unknown) => error);
}

onBothEngines('a query that fails', (open, engine) => {
  test('is told by its code, without the name it carried', async () => {
    const { deps } = await createTestApp(await open());
    const { db } = deps;
    const { users } = db.tables;
    const someone = { id: 'one', login: name, name, role: 'clerk' as const, passwordHash: name, createdAt: new Date(0) };
    const failure = await failureOf(db.write((tx) => tx.insert(users).values([someone, { ...someone, id: 'two' }])));
    const paper = openPaper();
    paper.log.error({ err: failure }, 'request failed');
    paper.log.error(failure);
    expect(paper.text()).not.toContain(name);
    const codes = paper.read().map(({ err }) => JSON.stringify(err).includes(engine === 'SQLite' ? 'SQLITE_CONSTRAINT_UNIQUE' : '23505'));
    expect(codes).toEqual([true, true]);
  });

  test('inside a job is told by our own files, without the name', async () => {
    const paper = openPaper();
    const { deps } = await createTestApp(await open(), { log: paper.log });
    const { jobs } = deps.db.tables;
    await deps.db.write((tx) => tx.insert(jobs).values({ id: '1', name: 'refresh-village', payload: { villageCode: `${name}\u0000` }, subject: 'village:1', state: 'ready', runAt: new Date(0), attempts: 0, createdAt: new Date(0) }));
    await runNextJob(deps, handlers);
    expect(paper.read()).toHaveLength(1);
    expect(paper.read()[0]?.err['at']).toEqual(expect.arrayContaining([expect.stringMatching(/^server\/boards\/\w+\.ts:\d+$/)]));
    expect(paper.text()).not.toContain(name);
  });
});

test('a file that cannot be read is not quoted, what we say ourselves is', () => {
  const paper = openPaper();
  try {
    JSON.parse(`${name}，110101`);
  } catch (error) {
    paper.log.error({ err: error });
  }
  paper.log.error({ err: new Error('version 3 was taken meanwhile', { cause: new SyntaxError(name) }) });
  expect(paper.text()).not.toContain(name);
  expect(paper.read().map(({ err }) => [err['name'], err['message']])).toEqual([['SyntaxError', undefined], ['Error', 'version 3 was taken meanwhile']]);
});
