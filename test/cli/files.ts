// A folder with the small files a clerk would have: a register, and payment files right and wrong.
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { lines, paymentFile, type Line } from '../support/payment-files.ts';

export const registerHead = 'code,village,township_code,township,county_code,county';
export const registerRows = [
  '370405102214,北洛村委会,370405102,泥沟镇,370405,台儿庄区',
  '370405102215,兰城村委会,370405102,泥沟镇,370405,台儿庄区',
  '370405105201,马兰村委会,370405105,马兰屯镇,370405,台儿庄区',
];

export interface Desk {
  folder: string;
  write(name: string, content: string | Uint8Array): Promise<string>;
  payments(name: string, rows?: readonly Line[], total?: string): Promise<string>;
}

/** `register.csv` and the sound file `发放表.csv` are there; everything goes when the run ends. */
export async function openDesk(): Promise<Desk> {
  const folder = await mkdtemp(join(inject('databases'), 'desk-'));
  const write = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(folder, name), content);
    return name;
  };
  const payments = async (name: string, rows?: readonly Line[], total?: string) =>
    write(name, new Uint8Array(await paymentFile(rows, { name, ...(total === undefined ? {} : { total }) }).arrayBuffer()));
  await write('register.csv', [registerHead, ...registerRows, ''].join('\n'));
  await payments('发放表.csv');
  return { folder, write, payments };
}

/** The sound rows with one of them changed. */
export function withOne(change: Partial<Line>, place = 1): Line[] {
  return lines.map((line, i) => (i === place ? { ...line, ...change } : line));
}

/** Every file below a folder with the SHA-256 of its bytes; null when the folder is not there. */
export async function contentsOf(folder: string): Promise<Record<string, string> | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) return null;
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file.slice(folder.length + 1), createHash('sha256').update(await readFile(file)).digest('hex')])));
}
