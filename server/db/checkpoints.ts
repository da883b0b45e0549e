// Moves what was committed from SQLite's log into its file, in a thread of its own: in ours everybody would stand still for as long as the disk takes.
import { open } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type SqliteFile from 'better-sqlite3';

export interface Checkpoints {
  /** Before a commit after long work: lets the disk have most of it while others are still answered. */
  beforeCommit(): Promise<void>;
  afterCommit(): void;
  close(): Promise<void>;
}

// As many pages as SQLite itself lets gather.
const mostWaiting = 1000;

/** For the writing connection, which from here on leaves checkpoints to the thread; it is started when there is first something to do. */
export function openCheckpoints(file: SqliteFile.Database): Checkpoints {
  file.pragma('wal_autocheckpoint = 0');
  // What is still in memory when a long transaction commits stops everybody too: a quarter of the usual, for rows come sorted.
  file.pragma(`cache_size = -${4 * 1024}`);
  let [thread, isBusy]: [Worker | null, boolean] = [null, false];
  const start = () => startThread(file, (isAll) => {
    isBusy = false;
    // What came meanwhile; where a reader was in the way or a transaction is under way, the next commit asks.
    if (isAll && file.open && !file.inTransaction) look();
  }, () => { thread = null; });
  const look = () => {
    if (isBusy || waiting(file) < mostWaiting) return;
    isBusy = true;
    thread ??= start();
    thread.postMessage('checkpoint');
  };
  return {
    async beforeCommit() {
      const log = await open(`${file.name}-wal`, 'r');
      try {
        await log.datasync();
      } finally {
        await log.close();
      }
    },
    afterCommit: look,
    async close() {
      const last = thread;
      if (!last) return;
      last.ref();
      const ended = new Promise((resolve) => { last.once('exit', resolve); });
      last.postMessage('close');
      await ended;
    },
  };
}

/** `hear` is told of each checkpoint whether all was moved, `gone` when there is no thread any more. */
function startThread(file: SqliteFile.Database, hear: (isAll: boolean) => void, gone: () => void): Worker {
  const thread = new Worker(new URL('./checkpoint-thread.ts', import.meta.url), { workerData: file.name, execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: 2 } });
  thread.on('message', hear);
  thread.once('exit', gone);
  // Without the thread SQLite does it again itself, in ours.
  thread.on('error', () => { if (file.open) file.pragma(`wal_autocheckpoint = ${mostWaiting}`); });
  thread.unref();
  return thread;
}

/** Pages that are in the log and not yet in the file. */
function waiting(file: SqliteFile.Database): number {
  const [said] = file.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
  return said ? said.log - said.checkpointed : 0;
}
