// What every bench reports: the machine, the bars with what was measured against them, and the peers of the same run.
import { cpus, loadavg, totalmem } from 'node:os';

export type Bar = { readonly name: string; readonly value: number; readonly limit: number; readonly better: 'less' | 'more'; readonly met: boolean };

export type Measured = {
  readonly bars: readonly Bar[];
  /** Version of each peer, or `not installed`; the bar of one that is not there is left out. */
  readonly peers: { readonly [name: string]: string };
  readonly figures: { readonly [name: string]: unknown };
};

export type Bench = (args: readonly string[], progress: (line: string) => void) => Promise<Measured>;

export const notInstalled = 'not installed';

export function bar(name: string, value: number, limit: number, better: 'less' | 'more'): Bar {
  return { name, value: rounded(value), limit: rounded(limit), better, met: better === 'less' ? value <= limit : value >= limit };
}

/** `load` is that of the last minute: on a machine that others use, a figure says little without it. */
export function machine() {
  return {
    cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30), node: process.version,
    platform: `${process.platform}-${process.arch}`, load: rounded(loadavg()[0] ?? 0),
  };
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] ?? 0 : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
