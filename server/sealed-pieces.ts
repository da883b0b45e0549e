// Whole files under seal, piece by piece, so that any part of a large one is opened without the rest (STREAM; Hoang, Reyhanitabar,
// Rogaway and Vizár 2015): `MBS2 ‖ salt ‖ (ciphertext ‖ tag)…`, each piece AES-256-GCM under a key of the file's own.
import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/** A file of which parts are read as they are needed. */
export interface OpenedFile {
  /** In bytes. */
  readonly length: number;
  /** Bytes `start` to `end`, the end left out; rejects where the file ends before. */
  read(start: number, end: number): Promise<Buffer>;
}

export function inMemory({ buffer, byteOffset, length }: Uint8Array): OpenedFile {
  return { length, read: (start, end) => Promise.resolve(Buffer.from(buffer, byteOffset + start, end - start)) };
}

const magic = Buffer.from('MBS2');
const saltLength = 16;
const headLength = magic.length + saltLength;
const tagLength = 16;
const pieceLength = 128 * 1024;

/** `aad` is what the file belongs to: moved elsewhere it does not open. */
export function sealPieces(secret: KeyObject, plain: Uint8Array, aad: string): Buffer {
  const salt = randomBytes(saltLength);
  const key = fileKey(secret, salt);
  const pieces = Array.from({ length: piecesIn(plain.length) }, (_, i) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(i, piecesIn(plain.length))).setAAD(Buffer.from(aad, 'utf8'));
    return [cipher.update(plain.subarray(i * pieceLength, (i + 1) * pieceLength)), cipher.final(), cipher.getAuthTag()];
  });
  return Buffer.concat([magic, salt, ...pieces.flat()]);
}

/** Null when it is no such file, was changed, cut off, or sealed under another secret; a change in a later piece is met by `read`, which rejects. */
export async function openPieces(secret: KeyObject, file: FileHandle, aad: string): Promise<OpenedFile | null> {
  const head = await bytesOf(file, 0, headLength);
  const { size } = await file.stat();
  const sealed = size - headLength;
  const count = Math.ceil(sealed / (pieceLength + tagLength));
  if (!head.subarray(0, magic.length).equals(magic) || sealed < tagLength) return null;
  const key = fileKey(secret, head.subarray(magic.length));
  const open = async (i: number) => opened(key, nonceOf(i, count), await bytesOf(file, headLength + i * (pieceLength + tagLength), pieceLength + tagLength), aad);
  // Only the last is sealed as such: a file that was cut off at the end of a piece is told here.
  if (await open(count - 1) === null) return null;
  return { length: sealed - count * tagLength, read: (start, end) => joined(open, start, end) };
}

async function joined(open: (i: number) => Promise<Buffer | null>, start: number, end: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let i = Math.floor(start / pieceLength); i * pieceLength < end; i++) {
    const piece = await open(i);
    if (piece === null) throw new Error('a piece of the sealed file was changed');
    parts.push(piece.subarray(Math.max(0, start - i * pieceLength), end - i * pieceLength));
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
}

function opened(key: KeyObject, nonce: Buffer, sealed: Buffer, aad: string): Buffer | null {
  if (sealed.length < tagLength) return null;
  const end = sealed.length - tagLength;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength }).setAAD(Buffer.from(aad, 'utf8')).setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
  } catch {
    return null;
  }
}

/** An empty file is one empty piece. */
function piecesIn(length: number): number {
  return Math.max(1, Math.ceil(length / pieceLength));
}

function nonceOf(i: number, count: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(i, 7);
  nonce.writeUInt8(i === count - 1 ? 1 : 0, 11);
  return nonce;
}

function fileKey(secret: KeyObject, salt: Uint8Array): KeyObject {
  return createSecretKey(new Uint8Array(hkdfSync('sha256', secret, salt, 'mingbai sealed file v2', 32)));
}

async function bytesOf(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
