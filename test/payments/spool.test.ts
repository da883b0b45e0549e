// What lies on the disk between the check and the transaction is the same however often it is read.
import { mkdtemp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { openSpool } from '../../server/batches/spool.ts';
import type { Deps } from '../../server/deps.ts';

test('parts come back in their order and together as they were added, empty ones and those of megabytes among them', async () => {
  const data = await mkdtemp(join(inject('databases'), 'spool-'));
  const part = fc.tuple(fc.nat(255), fc.oneof(fc.nat(40), fc.constantFrom(2 ** 18, 2 ** 20, 2 ** 20 - 8, 3 * 2 ** 19))).map(([byte, length]) => (byte < 60 ? 'x'.repeat(length) : Buffer.alloc(length, byte)));
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(part, part), { maxLength: 12 }), async (pairs) => {
    const spool = await openSpool({ config: { data } as Deps['config'] });
    for (const [n, pair] of pairs.entries()) {
      await spool.add(pair);
      if (n % 5 > 0) continue;
      for (let time = 0; time < 2; time++) {
        const parts: Buffer[] = [];
        for await (const some of spool.read()) {
          expect(some.length % 2).toBe(0);
          parts.push(...some.map((each) => Buffer.from(each)));
        }
        const added = pairs.slice(0, n + 1).flat().map((each) => Buffer.from(each));
        expect(parts.map(({ length }) => length)).toEqual(added.map(({ length }) => length));
        expect(Buffer.concat(parts).equals(Buffer.concat(added))).toBe(true);
      }
    }
    await spool.close();
  }), { numRuns: 20 });
  expect(await readdir(join(data, 'cache'))).toEqual([]);
});
