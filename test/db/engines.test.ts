// The promises of the two doors, kept by both engines alike.
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { onBothEngines } from '../support/database.ts';

onBothEngines('a write', (open) => {
  test('that fails after a pause leaves nothing behind', async () => {
    const db = await open();
    const { townships } = db.tables;
    const failing = db.write(async (tx) => {
      await tx.insert(townships).values({ code: '370405102', name: '泥沟镇', countyCode: '370405', county: '台儿庄区' });
      await wait(5);
      throw new Error('the form was withdrawn');
    });
    await expect(failing).rejects.toThrow('withdrawn');
    expect(await db.read.select().from(townships)).toEqual([]);
  });
});
