// The thread of checkpoints.ts: one connection that does nothing but move committed pages into the file when asked.
import { parentPort, workerData } from 'node:worker_threads';
import SqliteFile from 'better-sqlite3';

const file = new SqliteFile(String(workerData), { fileMustExist: true });
file.pragma('synchronous = FULL');

parentPort?.on('message', (asked: 'checkpoint' | 'close') => {
  if (asked === 'close') {
    file.close();
    return parentPort?.close();
  }
  // Passive: waits for no reader and no writer, and holds up none; what it could not move it moves the next time.
  const [said] = file.pragma('wal_checkpoint(PASSIVE)') as { log: number; checkpointed: number }[];
  return parentPort?.postMessage(said?.log === said?.checkpointed);
});
