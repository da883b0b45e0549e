// Taking a file in: by its bytes and not by its name, looked through for numbers of persons as far as it has words.
import { and, eq, max } from 'drizzle-orm';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../deps.ts';
import { holdsNumber } from '../domain/known-numbers.ts';
import { findPersonalData, hitWords } from '../domain/scan.ts';
import { numbersOf } from '../notices/sealed-numbers.ts';
import { attachmentsOf, type Attachment } from './attachments.ts';
import { manuscriptFor } from './queries.ts';
import { readTableApart } from './read-apart.ts';
import { entryOf, manuscriptToWrite } from './write.ts';

export const mostOfFile = 5 * 1024 * 1024;
const mostFiles = 10;
const longestName = 60;

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Null when it was taken in, else a sentence for the one who sent it. Throws Problems `not-allowed`, `not-found`, `manuscript-wrong-state`. */
export async function attachFile(deps: Deps, actor: Actor, id: string, file: { name: string; bytes: Uint8Array }): Promise<string | null> {
  const { db, clock, uploads } = deps;
  const { villageCode } = await manuscriptFor(db, actor, id);
  const taken = await inspected(file);
  if ('said' in taken) return taken.said;
  const faulty = await numberIn(deps, villageCode, taken.text);
  if (faulty) return faulty;
  const sha256 = await uploads.put(taken.bytes);
  return db.write(async (tx) => {
    const manuscript = await manuscriptToWrite(deps, tx, actor, id);
    const { attachments } = db.tables;
    const there = await attachmentsOf(db, id, tx);
    if (there.length >= mostFiles) return `一份最多${mostFiles}个附件，请先去掉不用的。`;
    if (there.some((other) => other.sha256 === sha256)) return null;
    const [last] = await tx.select({ position: max(attachments.position) }).from(attachments).where(eq(attachments.manuscriptId, id));
    await tx.insert(attachments).values({ manuscriptId: id, position: (last?.position ?? 0) + 1, name: safeName(file.name), sha256, bytes: taken.bytes.length, type: taken.type });
    await record(db, tx, { ...entryOf(actor, manuscript, clock.now()), action: 'manuscript.file-attached', detail: { sha256 } });
    return null;
  });
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

type Inspected = (Pick<Attachment, 'type'> & { bytes: Uint8Array; text: string }) | { said: string };

async function inspected({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<Inspected> {
  if (bytes.length > mostOfFile) return { said: `附件超过${mostOfFile / 1024 / 1024}MB，请压缩后再传。` };
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (!head.startsWith('%PDF-') && !head.startsWith('PK\x03\x04')) return { said: '附件要是 PDF 或 .xlsx 表格。' };
  const read = await readTableApart({ name, bytes });
  if ('said' in read) return { said: `附件读不出来：${read.said}${read.remedy}` };
  if (read.format !== 'pdf' && read.format !== 'xlsx') return { said: '附件要是 PDF 或 .xlsx 表格。' };
  return { type: read.format === 'pdf' ? 'application/pdf' : xlsx, bytes, text: read.text };
}

async function numberIn(deps: Deps, villageCode: string | null, text: string): Promise<string | null> {
  const [hit] = findPersonalData(text);
  if (hit) return `附件里有${hitWords[hit.kind]}（${hit.masked}），没有收下。请删去后再传。`;
  const known = villageCode === null ? new Set<string>() : await numbersOf(deps, villageCode, null);
  return holdsNumber(text, known) ? '附件里有本村某一户的身份证号或账号，没有收下。请删去后再传。' : null;
}

/** As people called it, without folders and what no file system or header takes. */
function safeName(name: string): string {
  const bare = (name.split(/[/\\]/).at(-1) ?? '').replace(/[\p{C}:*?"<>|]/gu, '').trim();
  return Array.from(bare).slice(-longestName).join('') || '附件';
}
