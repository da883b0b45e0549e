// One import by the real service: a data folder with the sample county, an uploaded file, the server as a process of its own, its two jobs.
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { addUser } from '../server/accounts/users.ts';
import { uploadFile } from '../server/batches/upload.ts';
import type { Config } from '../server/config.ts';
import { openSnapshot, type Snapshot } from '../server/db/snapshot.ts';
import { setUpCounty } from '../server/demo/county.ts';
import { sampleRegister } from '../server/demo/sample-register.ts';
import { handlers } from '../server/jobs/handlers.ts';
import { runJobsUntilEmpty } from '../server/jobs/worker.ts';
import { portionsOf } from '../server/payments/queries.ts';
import { openDeps } from '../server/start.ts';
import packageFile from '../package.json' with { type: 'json' };
import { login, password, signIn, submit } from './import-desk.ts';
import { watchProcesses, type Memory } from './import-processes.ts';
import type { RowFiles } from './import-rows.ts';

const home = join(import.meta.dirname, '..');

export interface Import {
  /** From when the job was due to its end, in seconds, as its row in the database says. */
  checkSeconds: number;
  commitSeconds: number;
  /** Of the commit: what it said that it did, and for how many seconds. */
  steps: Record<string, number>;
  /** Seconds of processor time of the commit, by process; the server's with what its visitors cost. */
  commitCpu: Record<string, number>;
  memory: Memory | null;
  waits: Waits;
}

/** Milliseconds by path, before the check, and from its start to the end of the commit. */
export interface Waits { before: Record<string, number[]>; meanwhile: Record<string, number[]> }

// The service has been running for a while when somebody brings a file: that it starts is no part of an import.
const untilCheck = 12_000;

/** Throws when what is stored is not what the file says, to the row and to the fen. */
export async function importOnce(data: string, files: RowFiles, progress: (line: string) => void): Promise<Import> {
  const batchId = await setUp(data, files);
  // As `npm run mingbai` starts it.
  const [settings = '', program = ''] = packageFile.scripts.mingbai.split('exec node ');
  const set = Object.fromEntries(settings.trim().split(' ').map((each) => each.split('=')));
  const server = spawn(process.execPath, [...program.split(' '), 'serve', '--port', '0', '--data', data], { cwd: home, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...set, MINGBAI_LOG: 'warn' } });
  try {
    const address = await addressOf(server);
    const processes = watchProcesses(server.pid ?? 0, (command) => (/chrom/i.test(command) ? null : command.includes('check-process') ? 'check' : 'server'));
    const db = openSnapshot(join(data, 'mingbai.db'));
    const cookie = await signIn(address);
    const visitor = fork(join(import.meta.dirname, 'import-visitor.ts'), [address, cookie, '/', '/desk/'], { execArgv: [] });
    const waits = heardOf(visitor);
    await jobBegun(db, 'check-batch');
    visitor.send('begins');
    const check = await jobDone(db, 'check-batch', progress);
    const before = processes.cpu();
    await submit(address, cookie, batchId);
    const commit = await jobDone(db, 'submit-batch', progress);
    const cpu = processes.cpu();
    visitor.send('ends');
    const heard = await waits;
    await demandStored(db, files);
    db.close();
    return { checkSeconds: check.seconds, commitSeconds: commit.seconds, steps: commit.steps, commitCpu: Object.fromEntries(Object.entries(cpu).map(([name, seconds]) => [name, seconds - (before[name] ?? 0)])), memory: processes.end(), waits: heard };
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
}

async function heardOf(visitor: ChildProcess): Promise<Waits> {
  const [waits] = await Promise.race([once(visitor, 'message'), once(visitor, 'exit').then(() => { throw new Error('the visitor ended'); })]) as [Waits];
  return waits;
}

/** The office of the county, which may send a file of all townships, in a county that is set up; neither that nor the upload is part of what is measured. */
async function setUp(data: string, { gb18030 }: RowFiles): Promise<string> {
  const config: Config = { data, keys: join(data, 'keys'), databaseUrl: `file:${join(data, 'mingbai.db')}`, port: 0, operationsPort: null, baseUrl: 'http://localhost', log: 'silent', chromium: null };
  const deps = await openDeps(config);
  try {
    await setUpCounty(deps, sampleRegister());
    await runJobsUntilEmpty(deps, handlers);
    const added = await addUser(deps, { login, name: '周洋', role: 'county', password });
    if ('problems' in added) throw new Error(added.problems.join(''));
    const actor = { id: added.user.id, name: '周洋', role: 'county', townshipCode: null, villageCode: null } as const;
    const batchId = await uploadFile(deps, actor, { name: '清册.csv', bytes: readFileSync(gb18030), programme: 'farmland-fertility', year: 2026, term: '', paidOn: '2026-06-18', basis: '' });
    const { jobs } = deps.db.tables;
    await deps.db.write((tx) => tx.update(jobs).set({ runAt: new Date(Date.now() + untilCheck) }).where(eq(jobs.name, 'check-batch')).returning({ id: jobs.id }));
    return batchId;
  } finally {
    await deps.close();
  }
}

async function addressOf(server: ChildProcess): Promise<string> {
  let said = '';
  for await (const piece of server.stdout ?? []) {
    said += String(piece);
    const [address] = /http:\/\/\S+/.exec(said) ?? [];
    if (address) return address;
  }
  throw new Error('the server did not start');
}

type Measured = 'check-batch' | 'submit-batch';

async function jobBegun({ read, tables: { jobs } }: Snapshot, name: Measured): Promise<void> {
  const isReady = async () => (await read.select({ state: jobs.state }).from(jobs).where(eq(jobs.name, name)))[0]?.state === 'ready';
  while (await isReady()) await wait(50);
}

async function jobDone({ read, tables: { jobs } }: Snapshot, name: Measured, progress: (line: string) => void) {
  const steps = new Map<string, number>();
  for (let last = performance.now(), said = ''; ; await wait(50)) {
    const [job] = await read.select().from(jobs).where(eq(jobs.name, name));
    const now = performance.now();
    if (job?.state === 'failed') throw new Error(`${name}: ${job.failure}`);
    if (said) steps.set(said, (steps.get(said) ?? 0) + (now - last) / 1000);
    if (job?.state === 'done') return { seconds: ((job.finishedAt?.getTime() ?? 0) - job.runAt.getTime()) / 1000, steps: Object.fromEntries(steps) };
    if (job?.progress && job.progress.said !== said) progress(`${name}: ${said = job.progress.said}`);
    last = now;
  }
}

async function demandStored(db: Snapshot, { rows, fen, villages }: RowFiles): Promise<void> {
  const { batches } = db.tables;
  const [batch] = await db.read.select({ id: batches.id, state: batches.state, fen: batches.paidFen, rows: batches.payments }).from(batches);
  const stored = { rows: 0, fen: 0 };
  const [places, people] = [new Set<string>(), new Set<string>()];
  for await (const { villageCode, payments } of portionsOf(db, db.read, batch?.id ?? '')) {
    places.add(villageCode);
    for (const { amountFen, person } of payments) {
      stored.rows++;
      stored.fen += amountFen;
      people.add(person);
    }
  }
  const wanted = JSON.stringify([{ rows, fen, villages, people: rows }, { state: 'submitted', fen, rows }]);
  const found = JSON.stringify([{ ...stored, villages: places.size, people: people.size }, { state: batch?.state, fen: batch?.fen, rows: batch?.rows }]);
  if (found !== wanted) throw new Error(`stored ${found} instead of ${wanted}`);
}
