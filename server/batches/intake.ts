// From the rows of a file to the rows that are stored: its own, or for payments sent again the whole corrected list.
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { openDistinct } from '../payments/distinct.ts';
import type { Handed } from '../payments/handed.ts';
import { portionsOf, sumsOfBatch, villagesIn } from '../payments/queries.ts';
import { portionBytes } from '../payments/sealed.ts';
import { demandGlyphs } from './glyphs.ts';
import type { PreparedRows } from './prepared-rows.ts';
import type { Batch } from './queries.ts';
import { openResent, resentPortions } from './resent.ts';

export interface Intake {
  take(handful: readonly Handed[]): Promise<void>;
  /** After the last row. */
  end(): Promise<void>;
}

/** Throws Problem `glyph-missing`. */
export async function openIntake(deps: Deps, batch: Batch, rows: PreparedRows): Promise<Intake> {
  demandGlyphs(batch);
  const { kind, corrects } = batch;
  const resent = kind === 'resent' && corrects !== null ? { corrects, ...await openResent(deps, corrects) } : null;
  return {
    async take(handful) {
      // A row without village blocks its file, which is told when all of it has been seen.
      for (const each of handful) {
        if (resent) for (const row of each.rows) resent.match(row);
        else if (each.portion.villageCode !== '') await rows.addPacked(each.portion, each.indexes);
      }
    },
    async end() {
      if (resent === null) return;
      for await (const { portion, indexes } of resentPortions(deps, resent.corrects, resent.found)) await rows.addPacked(portionBytes(portion), indexes);
    },
  };
}

/** What the columns of a batch say about rows that came from two files. */
export async function storedTotals(db: Deps['db'], tx: Writer, batchId: string) {
  const { paidFen, returnedFen, unpaidFen, paidRows } = await sumsOfBatch(db, tx, batchId);
  const people = openDistinct();
  for await (const { payments } of portionsOf(db, tx, batchId)) for (const { status, person } of payments) if (status === 'paid') people.add(person);
  return { paidFen, returnedFen, unpaidFen, people: await people.count(), villageCount: (await villagesIn(db, tx, [batchId])).size, payments: paidRows };
}
