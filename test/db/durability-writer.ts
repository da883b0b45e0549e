// A process that writes villages until it is killed: the argument is the database, each line of output an acknowledged write.
import { writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '../../server/db/database.ts';

const db = await openDatabase(process.argv[2] ?? '');
const { townships, villages } = db.tables;

for (let n = await db.read.$count(townships); ; n++) {
  const code = String(n);
  await db.write(async (tx) => {
    await tx.insert(townships).values({ code, name: '镇', countyCode: '-', county: '-' });
    if (n % 3 === 0) await wait(1);
    await tx.insert(villages).values([1, 2].map((position) => ({ code: `${code}-${position}`, name: '村', registerName: '村', townshipCode: code, position })));
  });
  // Straight to the pipe: an acknowledgement that waits in a buffer would die with the process.
  writeSync(1, `${code}\n`);
}
