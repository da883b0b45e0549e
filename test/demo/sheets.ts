// Reads many printed sheets in as many lanes as there are processors.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Sheet } from './sheet-reader.ts';

export async function readSheets(files: readonly string[]): Promise<Sheet[]> {
  const lanes = Math.min(availableParallelism(), 4);
  const parts = Array.from({ length: lanes }, (_, lane) => files.filter((_file, i) => i % lanes === lane));
  return (await Promise.all(parts.map(readLane))).flat();
}

function readLane(files: readonly string[]): Promise<Sheet[]> {
  return new Promise((resolve, reject) => {
    const read: Sheet[] = [];
    const worker = new Worker(new URL('./sheet-reader.ts', import.meta.url), { workerData: files });
    worker.on('message', (sheet: Sheet) => read.push(sheet));
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve(read) : reject(new Error(`a reader ended with ${code}`))));
  });
}
