// The peers of the import bench: the same rows as UTF-8 into a plain table, by SQLite's own shell and by sqlite-utils.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { columns } from './import-rows.ts';
import { notInstalled } from './report.ts';

export interface Peer {
  name: string;
  version: string;
  /** Seconds for a UTF-8 CSV with one header row into a new database in `folder`. */
  seconds(csv: string, folder: string): number;
}

/** Of the two those that this machine has. */
export function openPeers(): Peer[] {
  return [
    peer('sqlite3', (csv, db) => ['sqlite3', [db, `create table payments(${columns.join(', ')})`, `.import --csv --skip 1 "${csv}" payments`]]),
    peer('sqlite-utils', (csv, db) => ['sqlite-utils', ['insert', db, 'payments', csv, '--csv', '--silent']]),
  ].filter(({ version }) => version !== notInstalled);
}

export function versionOf(name: string): string {
  const { status, stdout } = spawnSync(name, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().split(/\s+/).find((word) => /^\d/.test(word)) ?? stdout.trim() : notInstalled;
}

function peer(name: string, command: (csv: string, db: string) => [string, string[]]): Peer {
  return {
    name, version: versionOf(name),
    seconds(csv, folder) {
      const db = `${folder}/${name}.db`;
      for (const suffix of ['', '-wal', '-journal']) rmSync(db + suffix, { force: true });
      const [program, args] = command(csv, db);
      const start = performance.now();
      const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
      if (status !== 0) throw new Error(`${name}: ${stderr}`);
      return (performance.now() - start) / 1000;
    },
  };
}
