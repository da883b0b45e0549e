// What was acknowledged survives the death of the process, and no write survives by half.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import { freshDatabase, onBothEngines } from '../support/database.ts';

const deaths = 4;

onBothEngines('a server killed while it writes', (_, engine) => {
  test('has lost nothing that it acknowledged and kept no half of a write', async () => {
    const url = await freshDatabase(engine);
    for (let death = 0; death < deaths; death++) {
      const acknowledged = await writeUntilKilled(url, Math.random() * 120);
      expect(acknowledged.length).toBeGreaterThan(0);
      const { townships, villages } = await found(url);
      expect(acknowledged.filter((code) => !townships.includes(code))).toEqual([]);
      expect(villages).toEqual(townships.flatMap((code) => [`${code}-1`, `${code}-2`]).sort());
    }
  });
});

/** Starts the writer, kills it `delay` milliseconds after its first acknowledged write, and gives all that it acknowledged. */
async function writeUntilKilled(url: string, delay: number): Promise<string[]> {
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'durability-writer.ts'), url], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  writer.stdout.setEncoding('utf8').on('data', (text: string) => { output += text; });
  const ended = once(writer, 'close');
  await Promise.race([once(writer.stdout, 'data'), ended]);
  await wait(delay);
  writer.kill('SIGKILL');
  await ended;
  return output.split('\n').slice(0, -1);
}

/** Both tables as of one moment: on PostgreSQL the last write may still be ending after its writer is dead. */
async function found(url: string) {
  const db = await openDatabase(url);
  const { townships, villages } = db.tables;
  if (db.engine === 'sqlite') expect(await db.read.select({ said: sql`integrity_check` }).from(sql`pragma_integrity_check`)).toEqual([{ said: 'ok' }]);
  const codes = await db.write(async (tx) => ({
    townships: (await tx.select({ code: townships.code }).from(townships)).map(({ code }) => code),
    villages: (await tx.select({ code: villages.code }).from(villages)).map(({ code }) => code).sort(),
  }));
  await db.close();
  return codes;
}
