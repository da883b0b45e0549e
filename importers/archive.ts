// Files that come together, loose or packed in a ZIP: what each is called, and which of them cannot be a list; their names are only ever shown.
import { inflateRaw } from 'node:zlib';
import { decodeText } from './decode.ts';
import { findingKinds } from './finding-kinds.ts';
import type { FindingCode } from './finding.ts';
import { broken, Refusal } from './formats/refusal.ts';
import { demandTrue, listEntries, packedBody, type ZipEntry } from './formats/zip-directory.ts';
import { kindOfZip, openZip } from './formats/zip.ts';
import { maxFileBytes, maxUnpacked } from './limits.ts';
import { sniffContent } from './sniff.ts';
import { maskedName } from './text.ts';

/** `path` is for showing. `skipped` says what it is that nobody meant to send, `refused` why it is no list and what to do. */
export type Member = { path: string } & ({ bytes: Uint8Array } | { skipped: string } | Refused);
/** `of`: the bytes of the file itself, or, where it cannot be unpacked, of its archive. */
type Refused = { refused: string; code: FindingCode; of: Uint8Array; isUnpacked: boolean };

/** How many bytes may still be unpacked; shared by archives that come together. */
export interface Room { bytes: number }

export function openRoom(): Room {
  return { bytes: maxUnpacked };
}

/** Whether it is a ZIP that is not itself a workbook or another document, told by its content. */
export function isArchive(bytes: Uint8Array): boolean {
  return unlessRefused(() => sniffContent(bytes) === 'zip' && kindOfZip(openZip(bytes, littleRoom)) === 'archive', () => false);
}

// What a document says of its kind takes a few dozen bytes.
const littleRoom = 4096;

/** The files of an archive, or the one file itself, one after the other; one that cannot be read never stops the others. */
export async function* membersOf(path: string, bytes: Uint8Array, room: Room = openRoom()): AsyncGenerator<Member> {
  const skipped = passedOver(path);
  if (skipped !== null) yield { path: shown(path), skipped };
  else if (!isArchive(bytes)) yield listed(shown(path), bytes);
  else yield* unpacked(path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), room);
}

async function* unpacked(path: string, file: Buffer, room: Room): AsyncGenerator<Member> {
  const entries = unlessRefused(() => apart(file, listEntries(file)), (refusal) => refusal);
  if (entries instanceof Refusal) return yield { path: shown(path), ...refusedAs(entries, file, true) };
  if (entries.length === 0) yield { path: shown(path), ...refusedAs(new Refusal('file-empty', '压缩包里没有文件。'), file, true) };
  for (const entry of entries) {
    const name = nameOf(entry);
    if (/[\\/]$/.test(name)) continue;
    const inside = shown(`${path}/${name}`);
    const skipped = passedOver(name);
    yield skipped === null ? await unpackedOne(inside, file, entry, room) : { path: inside, skipped };
  }
}

async function unpackedOne(path: string, file: Buffer, entry: ZipEntry, room: Room): Promise<Member> {
  try {
    const body = packedBody(file, entry, room.bytes);
    const bytes = demandTrue(entry.method === 0 ? body : await inflate(body, entry.size), entry);
    room.bytes -= bytes.length;
    return isArchive(bytes) ? { path, ...refusedAs(new Refusal('file-packed', '这是压缩包里的压缩包。', undefined, 'archive'), bytes, true) } : listed(path, bytes);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { path, ...refusedAs(new Refusal(error.code, ...packedWords[error.code] ?? [error.said, error.remedy] as const), file, false) };
  }
}

const packedWords: Partial<Record<FindingCode, [said: string, remedy: string]>> = {
  'file-locked': ['压缩包设了密码，打不开。', '请先用密码解压，再检查里面的表格。'],
  'file-broken': ['压缩包里的这个文件坏了，解不出来。', '请解压后直接检查里面的表格，解不开的请找对方重新要一份。'],
  'file-too-large': [`压缩包里的文件解开后一共超过 ${maxUnpacked / 2 ** 20} MB，这个没有读。`, '请分成几次检查。'],
};

/** What is plainly no table is told at once; everything else the check will tell. */
function listed(path: string, bytes: Uint8Array): Member {
  return unlessRefused((): Member => {
    if (bytes.length === 0) throw new Refusal('file-empty', '文件是空的，一个字也没有。');
    if (bytes.length > maxFileBytes) throw new Refusal('file-too-large', `文件有 ${Math.ceil(bytes.length / 2 ** 20)} MB，最多能读 ${maxFileBytes / 2 ** 20} MB。`);
    if (sniffContent(bytes) === 'zip') kindOfZip(openZip(bytes, littleRoom));
    return { path, bytes };
  }, (refusal) => ({ path, ...refusedAs(refusal, bytes, true) }));
}

function unlessRefused<T, R>(work: () => T, refused: (refusal: Refusal) => R): T | R {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error);
  }
}

function refusedAs({ code, said, remedy }: Refusal, of: Uint8Array, isUnpacked: boolean): Refused {
  return { refused: said + (remedy ?? findingKinds[code].remedy), code, of, isUnpacked };
}

/** Entries that share bytes are how a small archive unpacks to a vast one (Fifield, 2019). */
function apart(file: Buffer, entries: ZipEntry[]): ZipEntry[] {
  const inOrder = entries.toSorted((a, b) => a.at - b.at);
  const overlaps = inOrder.some(({ at, rawName, packed }, i) => at + 30 + rawName.length + packed > (inOrder[i + 1]?.at ?? file.length));
  if (overlaps) throw broken('压缩包里的文件互相重叠，不是正常的压缩包，读不出来。');
  return entries;
}

// Beside the main thread: a list of 100 MB takes a second.
function inflate(body: Buffer, size: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    inflateRaw(body, { maxOutputLength: Math.max(1, size) }, (error, content) => (error ? reject(broken()) : resolve(content)));
  });
}

/** The flag for UTF-8 is often forgotten; Chinese Windows writes GBK, and some words of it, such as 通知 and 联通, are UTF-8 by chance. */
function nameOf({ rawName, flags }: ZipEntry): string {
  const name = decodeText(rawName)?.text ?? rawName.toString('utf8');
  const isByChance = (flags & 0x800) === 0 && /[\u0080-\u07ff]/.test(name) && !/[\u0800-\uffff]/.test(name);
  return (isByChance ? decodeText(rawName, 'gb18030')?.text : undefined) ?? name;
}

/** Never used as a path: without what leads out of a folder, turns a line around or is somebody's number. */
function shown(path: string): string {
  const parts = path.split(/[\\/]/).map((part) => part.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()).filter((part) => !/^(?:\.{0,2}|[A-Za-z]:)$/.test(part));
  return parts.map(maskedName).join('/').slice(-200).toWellFormed() || '未命名文件';
}

/** What systems and programs leave beside people's files; null for a file that somebody may have meant. */
function passedOver(path: string): string | null {
  const parts = path.split(/[\\/]/);
  const last = parts.at(-1) ?? '';
  if (last.startsWith('~$') || last.startsWith('.~')) return '表格打开时的临时文件';
  if (parts.includes('__MACOSX') || /^(?:thumbs\.db|desktop\.ini|\.ds_store)$/i.test(last)) return '电脑系统附带的文件';
  return parts.some((part) => /^\.[^.]/.test(part)) ? '隐藏文件' : null;
}
