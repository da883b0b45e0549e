// How much memory a process and its children take, from what Linux says of them.
import { readFileSync } from 'node:fs';

export interface Memory {
  /** Greatest resident size that any one of them had, in MB, and which; the greatest sum of all at one moment. */
  largestMb: number;
  largest: string;
  sumMb: number;
  /** Peak by the name of the program. */
  peaksMb: Record<string, number>;
}

/** Looks ten times a second until told to stop; null where the system has no /proc. */
export function watchMemory(pid: number, nameOf: (command: string) => string | null): () => Memory | null {
  const [peaks, sums] = [new Map<string, number>(), [0]];
  const look = () => {
    const now = family(pid).flatMap((each) => sizesOf(each, nameOf));
    for (const { name, peak } of now) peaks.set(name, Math.max(peaks.get(name) ?? 0, peak));
    sums[0] = Math.max(sums[0] ?? 0, now.reduce((sum, { size }) => sum + size, 0));
  };
  const timer = setInterval(look, 100);
  return () => {
    look();
    clearInterval(timer);
    const [first] = [...peaks].sort(([, a], [, b]) => b - a);
    return first ? { largest: first[0], largestMb: first[1], sumMb: sums[0] ?? 0, peaksMb: Object.fromEntries(peaks) } : null;
  };
}

function family(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number);
  return [pid, ...children.flatMap(family)];
}

/** A process that the name leaves out, such as the browser that prints, is not counted. */
function sizesOf(pid: number, nameOf: (command: string) => string | null): { name: string; peak: number; size: number }[] {
  const name = nameOf(read(`/proc/${pid}/cmdline`).replaceAll('\0', ' '));
  const status = read(`/proc/${pid}/status`);
  const [peak, size] = ['VmHWM', 'VmRSS'].map((key) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024);
  return name !== null && peak && size ? [{ name, peak: Math.round(peak), size: Math.round(size) }] : [];
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
