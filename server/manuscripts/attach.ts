// Taking a file in with a manuscript: looked through for numbers of persons, or seen through by the one who sends it.
import { and, eq, max } from 'drizzle-orm';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { holdsNumber } from '../domain/known-numbers.ts';
import { findPersonalData, hitWords } from '../domain/scan.ts';
import { numbersOf } from '../notices/sealed-numbers.ts';
import { attachmentsOf } from './attachments.ts';
import { inspected, type Inspected } from './inspect.ts';
import { entryOf, manuscriptToWrite } from './write.ts';

const mostFiles = 10;
const longestName = 60;

/** `isClear`: the sender has looked and found no number and no face that can be made out. */
export interface SentFile { name: string; bytes: Uint8Array; caption: string; isClear: boolean }

export interface Refused { field: 'file' | 'caption' | 'clear'; said: string }

/** Null when it was taken in, else a sentence for the one who sent it. Throws Problems `not-allowed`, `not-found`, `manuscript-wrong-state`. */
export async function attachFile(deps: Deps, actor: Actor, id: string, file: SentFile): Promise<Refused | null> {
  const { db, uploads } = deps;
  const { villageCode } = await manuscriptToWrite(deps, db.read, actor, id);
  const taken = await inspected(file);
  const refused = 'said' in taken ? { field: 'file' as const, said: taken.said } : await refusal(deps, villageCode, file, taken);
  if (refused || 'said' in taken) return refused;
  const sha256 = await uploads.put(taken.bytes);
  const original = taken.picture ? await uploads.put(file.bytes) : null;
  return db.write((tx) => keepFile(deps, tx, actor, { id, file, taken, sha256, original }));
}

interface Keeping { id: string; file: SentFile; taken: Inspected; sha256: string; original: string | null }

async function keepFile(deps: Deps, tx: Writer, actor: Actor, { id, file, taken, sha256, original }: Keeping): Promise<Refused | null> {
  const { db, clock } = deps;
  const manuscript = await manuscriptToWrite(deps, tx, actor, id);
  const { attachments } = db.tables;
  const there = await attachmentsOf(db, id, tx);
  if (there.some((other) => other.sha256 === sha256)) return null;
  if (there.length >= mostFiles) return { field: 'file', said: `一份最多${mostFiles}个附件，请先去掉不用的。` };
  const [last] = await tx.select({ position: max(attachments.position) }).from(attachments).where(eq(attachments.manuscriptId, id));
  const { type, bytes, picture } = taken;
  await tx.insert(attachments).values({ manuscriptId: id, position: (last?.position ?? 0) + 1, name: safeName(file.name), sha256, bytes: bytes.length, type, caption: picture ? file.caption : '', width: picture?.width, height: picture?.height, original });
  // Who says that nobody can be made out on it stands in the record with the file.
  await record(db, tx, { ...entryOf(actor, manuscript, clock.now()), action: 'manuscript.file-attached', detail: { sha256, ...(original ? { original } : {}), ...(taken.isMute ? { seenThrough: true } : {}) } });
  return null;
}

/** `sha256` of a file that is gone already changes nothing. */
export async function detachFile(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: string, sha256: string): Promise<void> {
  const { db, clock } = deps;
  await db.write(async (tx) => {
    const manuscript = await manuscriptToWrite(deps, tx, actor, id);
    const { attachments } = db.tables;
    const gone = await tx.delete(attachments).where(and(eq(attachments.manuscriptId, id), eq(attachments.sha256, sha256))).returning({ sha256: attachments.sha256 });
    if (gone.length > 0) await record(db, tx, { ...entryOf(actor, manuscript, clock.now()), action: 'manuscript.file-removed', detail: { sha256 } });
  });
}

async function refusal(deps: Deps, villageCode: string | null, { caption, isClear }: SentFile, taken: Inspected): Promise<Refused | null> {
  if (taken.picture && caption === '') return { field: 'caption', said: '请用一句话写明图上是什么，会印在图的下面。' };
  const known = villageCode === null ? new Set<string>() : await numbersOf(deps, villageCode, null);
  for (const [field, text] of [['file', taken.text], ['caption', caption]] as const) {
    const said = numberIn(text, field === 'file' ? '附件里' : '图的说明里', known);
    if (said) return { field, said };
  }
  if (taken.isMute && !isClear) return { field: 'clear', said: '电脑看不出图里的字和人。请逐张看过，没有号码、没有认得出来的人脸，再打勾。' };
  return null;
}

function numberIn(text: string, where: string, known: ReadonlySet<string>): string | null {
  const [hit] = findPersonalData(text);
  if (hit) return `${where}有${hitWords[hit.kind]}（${hit.masked}），没有收下。请删去后再传。`;
  return holdsNumber(text, known) ? `${where}有本村某一户的身份证号或账号，没有收下。请删去后再传。` : null;
}

/** As people called it, without folders and what no file system or header takes. */
function safeName(name: string): string {
  const bare = (name.split(/[/\\]/).at(-1) ?? '').replace(/[\p{C}:*?"<>|]/gu, '').trim();
  return Array.from(bare).slice(-longestName).join('') || '附件';
}
