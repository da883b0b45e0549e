// A county's payments from the GB18030 file to stored rows, in turns with SQLite's own .import and with sqlite-utils.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPeers, versionOf, type Peer } from './import-peers.ts';
import { writeRows, type RowFiles } from './import-rows.ts';
import { importOnce, type Import } from './import-server.ts';
import { bar, median, rounded, type Bar, type Measured } from './report.ts';

const million = 1_000_000;

/** `--rows N` for another number than a million, `--rounds N` for another than three; the smaller size is always a quarter. */
export async function bench(args: readonly string[], progress: (line: string) => void): Promise<Measured> {
  const [rows, rounds] = [numberOf(args, '--rows', million), numberOf(args, '--rounds', 3)];
  const scratch = mkdtempSync(join(tmpdir(), 'mingbai-import-'));
  try {
    progress(`writing ${rows} rows`);
    const [quarter, whole] = [await writeRows(scratch, Math.round(rows / 4)), await writeRows(scratch, rows)];
    const peers = openPeers();
    const small = await ours(scratch, quarter, progress);
    const runs: Run[] = [];
    for (let round = 0; round < rounds; round++) runs.push(await oneRound(scratch, whole, peers, progress));
    return { bars: barsOf(runs, small, rows), peers: { sqlite3: versionOf('sqlite3'), 'sqlite-utils': versionOf('sqlite-utils') }, figures: figuresOf(runs, small, { rows, villages: whole.villages }) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface Run { ours: Import; peers: Map<string, number[]> }

/** Each peer before us and after us: what else the machine does in these minutes meets all of us. */
async function oneRound(scratch: string, files: RowFiles, peers: readonly Peer[], progress: (line: string) => void): Promise<Run> {
  const seconds = new Map(peers.map(({ name }) => [name, [] as number[]]));
  const measurePeers = () => {
    for (const peer of peers) {
      const took = peer.seconds(files.utf8, scratch);
      progress(`${peer.name}: ${rounded(took)} s`);
      seconds.get(peer.name)?.push(took);
    }
  };
  measurePeers();
  const own = await ours(scratch, files, progress);
  measurePeers();
  return { ours: own, peers: seconds };
}

async function ours(scratch: string, files: RowFiles, progress: (line: string) => void): Promise<Import> {
  const data = join(scratch, 'data');
  mkdirSync(data);
  try {
    const run = await importOnce(data, files, progress);
    progress(`mingbai, ${files.rows} rows: check ${rounded(run.checkSeconds)} s, commit ${rounded(run.commitSeconds)} s`);
    return run;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

// Heaps are cleaned up late where there is room: only more than a fifth is growth.
const mostGrowth = 1.2;

function barsOf(runs: readonly Run[], small: Import, rows: number): Bar[] {
  const [sqlite, utils] = ['sqlite3', 'sqlite-utils'].map((name) => timesOf(runs, name));
  const memory = runs.flatMap(({ ours }) => ours.memory ?? []);
  const largest = Math.max(...memory.map(({ largestMb }) => largestMb));
  return [
    ...(sqlite ? [bar('times the wall of sqlite3 .import', 1 / sqlite, 4, 'less')] : []),
    ...(utils ? [bar('times faster than sqlite-utils insert', utils, 4, 'more')] : []),
    ...(memory.length > 0 ? [bar('peak RSS of the largest process, MB', largest, 300, 'less')] : []),
    ...(memory.length > 0 && small.memory ? [bar(`peak RSS at ${rows} rows over that at a quarter of them`, largest / small.memory.largestMb, mostGrowth, 'less')] : []),
    bar('p99 of other requests meanwhile, ms', percentile(runs.flatMap(({ ours: { waits } }) => Object.values(waits.meanwhile).flat()), 0.99), 50, 'less'),
  ];
}

function figuresOf(runs: readonly Run[], small: Import, size: { rows: number; villages: number }) {
  return {
    ...size,
    wall: 'job submit-batch from its order to its end: decode, check, mask, index, store, total; job check-batch is a figure of its own',
    rounds: runs.map(({ ours, peers }) => ({ ...saidOf(ours, size.rows), peers: Object.fromEntries([...peers].map(([name, seconds]) => [name, seconds.map(rounded)])) })),
    quarter: saidOf(small, Math.round(size.rows / 4)),
  };
}

function saidOf({ checkSeconds, commitSeconds, steps, commitCpu, memory, waits }: Import, rows: number) {
  return {
    checkSeconds: rounded(checkSeconds), commitSeconds: rounded(commitSeconds), microsecondsPerRow: rounded(commitSeconds * million / rows), commitSteps: roundedAll(steps), commitCpuSeconds: roundedAll(commitCpu), memory,
    requests: Object.fromEntries(Object.entries(waits).map(([when, byPath]) => [when, saidOfWaits(byPath)])),
  };
}

function saidOfWaits(byPath: Record<string, number[]>) {
  return Object.fromEntries(Object.entries(byPath).map(([path, all]) => [path, { count: all.length, ...roundedAll({ medianMs: median(all), p99Ms: percentile(all, 0.99), maxMs: Math.max(...all) }) }]));
}

/** How long a peer takes, in times of ours: of each round by itself, for what a machine can do changes from one to the next. */
function timesOf(runs: readonly Run[], name: string): number | null {
  const all = runs.map(({ ours, peers }) => mean(peers.get(name) ?? []) / ours.commitSeconds).filter((times) => times > 0);
  return all.length > 0 ? median(all) : null;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function roundedAll(figures: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, rounded(value)]));
}

function numberOf(args: readonly string[], flag: string, usual: number): number {
  return (args.includes(flag) ? Number(args[args.indexOf(flag) + 1]) : 0) || usual;
}
