// Whether what was frozen for the villages is still what was hashed and numbered.
import { setImmediate as breathe } from 'node:timers/promises';
import { and, asc, eq, gt } from 'drizzle-orm';
import { z } from 'zod';
import { hashOf } from '../files.ts';
import type { AuditFault, Recorded } from './verify.ts';

const imprint = z.object({ number: z.string(), edition: z.int() });

const portion = 200;

/** `witnesses`: each chain and short checkpoint that is printed somewhere, and the fault it is when nobody ever signed it. */
export async function editionFaults(db: Recorded, only?: string): Promise<{ faults: AuditFault[]; witnesses: Map<string, AuditFault> }> {
  const faults: AuditFault[] = [];
  const witnesses = new Map<string, AuditFault>();
  for await (const edition of editionsOf(db, only)) {
    const told = (said: string): AuditFault => ({ chain: edition.townshipCode, said: `公开表 ${edition.number} 第${edition.seq}版${said}` });
    if (hashOf(edition.content) !== edition.hash) faults.push(told('的内容被改动过'));
    else if (!isNumbered(edition)) faults.push(told('的编号或版次被改动过'));
    if (edition.witness !== '') witnesses.set(`${edition.batchTownship ?? edition.manuscriptTownship ?? 'county'} ${edition.witness.replace(' ', '')}`, told('上印的存证没有校验点'));
  }
  return { faults, witnesses };
}

type Edition = Awaited<ReturnType<typeof portionOf>>[number];

async function* editionsOf(db: Recorded, only: string | undefined): AsyncGenerator<Edition> {
  for (let after = ''; ;) {
    const editions = await portionOf(db, only, after);
    yield* editions;
    if (editions.length < portion) return;
    after = editions.at(-1)?.id ?? after;
    await breathe();
  }
}

function portionOf({ read, tables: { editions, notices, villages, batches, manuscripts } }: Recorded, only: string | undefined, after: string) {
  return read.select({
    id: editions.id, seq: editions.seq, content: editions.content, hash: editions.hash, witness: editions.witness,
    number: notices.number, townshipCode: villages.townshipCode, batchTownship: batches.townshipCode, manuscriptTownship: manuscripts.townshipCode,
  }).from(editions).innerJoin(notices, eq(notices.id, editions.noticeId)).innerJoin(villages, eq(villages.code, notices.villageCode))
    .leftJoin(batches, eq(batches.id, editions.batchId)).leftJoin(manuscripts, eq(manuscripts.id, editions.manuscriptId))
    .where(and(gt(editions.id, after), only === undefined ? undefined : eq(villages.townshipCode, only))).orderBy(asc(editions.id)).limit(portion);
}

/** Its content fits its hash, so it is JSON of our own making. */
function isNumbered({ content, number, seq }: Edition): boolean {
  const said = imprint.safeParse(JSON.parse(content));
  return said.success && said.data.number === number && said.data.edition === seq;
}
