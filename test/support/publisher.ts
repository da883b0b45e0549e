// A server process that publishes what is due and ends; told so, it kills itself in the middle of a certain step.
// Arguments: data folder, database address, instant at which its clock starts, step of death such as `put:7` (or `-`).
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { holdDatabase } from '../../server/db/hold.ts';
import type { Deps } from '../../server/deps.ts';
import { handlers } from '../../server/jobs/handlers.ts';
import { runJobsUntilEmpty, takeBackLeases } from '../../server/jobs/worker.ts';
import { openDeps } from '../../server/start.ts';

const [data = '', databaseUrl = '', start = '', death = ''] = process.argv.slice(2);
const [step, at] = death.split(':');
const lanes = 2;
const seen = new Map<string, number>();

/** The n-th time that this step is reached the process is gone, without a chance to tidy up. */
function reach(name: string): void {
  const times = (seen.get(name) ?? 0) + 1;
  seen.set(name, times);
  if (name === step && times === Number(at)) process.kill(process.pid, 'SIGKILL');
}

function mortal(deps: Deps): Deps {
  const { db, blobs, uploads, renderer } = deps;
  return {
    ...deps,
    renderer: { ...renderer, async pdf(html) {
      reach('printing');
      const pdf = await renderer.pdf(html);
      reach('printed');
      return pdf;
    } },
    blobs: { ...blobs, async put(bytes) {
      reach('keeping');
      const sha256 = await blobs.put(bytes);
      reach('kept');
      return sha256;
    } },
    uploads: { ...uploads, async get(sha256) {
      reach('reading');
      return uploads.get(sha256);
    }, async use(sha256, work) {
      reach('reading');
      return uploads.use(sha256, work);
    }, async put(bytes) {
      const sha256 = await uploads.put(bytes);
      reach('sealed');
      return sha256;
    } },
    db: { ...db, async write(work) {
      const done = await db.write(async (tx) => {
        const result = await work(tx);
        reach('before-commit');
        return result;
      });
      reach('after-commit');
      return done;
    } },
  };
}

const started = performance.now();
const clock = { now: () => new Date(Date.parse(start) + Math.floor(performance.now() - started)) };
const hold = await holdDatabase(databaseUrl);
const deps = await openDeps({ data, keys: join(data, 'keys'), databaseUrl, port: 0, operationsPort: null, baseUrl: 'http://localhost:8080', log: 'error', chromium: process.env['PUPPETEER_EXECUTABLE_PATH'] ?? null }, clock);
await takeBackLeases(deps);
writeSync(1, 'working\n');
// As the service's own loop does: a process that slept while it took a job finds its connection gone, and looks again.
const lane = () => runJobsUntilEmpty(mortal(deps), handlers, lanes).then(() => true, () => false);
while (!await lane());
await deps.close();
hold.release();
