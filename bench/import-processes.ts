// How much memory and work a process and its children take, from what Linux says of them.
import { readFileSync } from 'node:fs';

export interface Memory {
  /** Greatest resident size that any one of them had, in MB, and which; the greatest sum of all at one moment. */
  largestMb: number;
  largest: string;
  sumMb: number;
  /** Peak by the name of the program. */
  peaksMb: Record<string, number>;
}

export interface Watch {
  /** Seconds of processor time so far, by the name of the program. */
  cpu(): Record<string, number>;
  /** Null where the system has no /proc. */
  end(): Memory | null;
}

/** Looks ten times a second; a process for which `nameOf` answers null, such as the browser that prints, is not counted. */
export function watchProcesses(pid: number, nameOf: (command: string) => string | null): Watch {
  const [peaks, worked, sums] = [new Map<string, number>(), new Map<number, { name: string; seconds: number }>(), [0]];
  const look = () => {
    const now = family(pid).flatMap((each) => figuresOf(each, nameOf));
    for (const { name, peak } of now) peaks.set(name, Math.max(peaks.get(name) ?? 0, peak));
    for (const { id, name, seconds } of now) worked.set(id, { name, seconds });
    sums[0] = Math.max(sums[0] ?? 0, now.reduce((sum, { size }) => sum + size, 0));
  };
  const timer = setInterval(look, 100);
  return {
    cpu() {
      look();
      return Object.fromEntries([...Map.groupBy(worked.values(), ({ name }) => name)].map(([name, all]) => [name, all.reduce((sum, { seconds }) => sum + seconds, 0)]));
    },
    end() {
      look();
      clearInterval(timer);
      const [first] = [...peaks].sort(([, a], [, b]) => b - a);
      return first ? { largest: first[0], largestMb: first[1], sumMb: sums[0] ?? 0, peaksMb: Object.fromEntries(peaks) } : null;
    },
  };
}

function family(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number);
  return [pid, ...children.flatMap(family)];
}

// What Linux counts processor time in, on every machine in use.
const ticksPerSecond = 100;

function figuresOf(id: number, nameOf: (command: string) => string | null) {
  const name = nameOf(read(`/proc/${id}/cmdline`).replaceAll('\0', ' '));
  const status = read(`/proc/${id}/status`);
  const [peak, size] = ['VmHWM', 'VmRSS'].map((key) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024);
  if (name === null || !peak || !size) return [];
  // Behind the name of the program, which may hold spaces: state, and after ten more fields the time in user and in system mode.
  const [, user = '0', system = '0'] = /\) \S(?: -?\d+){10} (\d+) (\d+)/.exec(read(`/proc/${id}/stat`)) ?? [];
  return [{ id, name, peak: Math.round(peak), size: Math.round(size), seconds: (Number(user) + Number(system)) / ticksPerSecond }];
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
