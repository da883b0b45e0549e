// Whole files under seal, piece by piece, so that any part of a large one is opened without the rest (STREAM; Hoang, Reyhanitabar,
// Rogaway and Vizár 2015): `MBS2 ‖ salt ‖ (ciphertext ‖ tag)…`, each piece AES-256-GCM under a key of the file's own.
import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { openSync, readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

/** A file of which parts are read as they are needed. */
export interface OpenedFile {
  /** In bytes. */
  readonly length: number;
  /** Bytes `start` to `end`, the end left out; rejects where the file ends before. */
  read(start: number, end: number): Promise<Buffer>;
  /** Where it lies on the disk in pieces, what another process needs to open those of this file and no other. */
  readonly pieces?: Pieces;
}

export interface Pieces { readonly path: string; readonly key: Uint8Array; readonly aad: string }

/** An open file and where it lies. */
export interface PlacedFile { file: FileHandle; path: string }

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
export async function openPieces(secret: KeyObject, { file, path }: PlacedFile, aad: string): Promise<OpenedFile | null> {
  const head = await bytesOf(file, 0, headLength);
  const { size } = await file.stat();
  const sealed = size - headLength;
  const count = Math.ceil(sealed / (pieceLength + tagLength));
  if (!head.subarray(0, magic.length).equals(magic) || sealed < tagLength) return null;
  const key = fileKey(secret, head.subarray(magic.length));
  const open = async (i: number) => opened(key, nonceOf(i, count), await bytesOf(file, headLength + i * (pieceLength + tagLength), pieceLength + tagLength), aad);
  // Only the last is sealed as such: a file that was cut off at the end of a piece is told here.
  if (await open(count - 1) === null) return null;
  return { length: sealed - count * tagLength, read: (start, end) => joined(open, start, end), pieces: { path, key: key.export(), aad } };
}

async function joined(open: (i: number) => Promise<Buffer | null>, start: number, end: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let i = Math.floor(start / pieceLength); i * pieceLength < end; i++) {
    const piece = await open(i);
    if (piece === null) throw new PieceChanged('a piece of the sealed file was changed');
    parts.push(piece.subarray(Math.max(0, start - i * pieceLength), end - i * pieceLength));
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
}

export class PieceChanged extends Error {}

/** The same for another process, which only reads: it waits for each piece, and for nobody. */
export function readPieces({ path, key, aad }: Pieces, length: number) {
  const fd = openSync(path, 'r');
  const [secret, sealed, count] = [createSecretKey(key), Buffer.alloc(pieceLength + tagLength), piecesIn(length)];
  let last: { i: number; piece: Buffer } = { i: -1, piece: Buffer.alloc(0) };
  const open = (i: number) => {
    if (last.i === i) return last.piece;
    const read = readSync(fd, sealed, 0, sealed.length, headLength + i * sealed.length);
    const piece = opened(secret, nonceOf(i, count), sealed.subarray(0, read), aad);
    if (piece === null) throw new PieceChanged('a piece of the sealed file was changed');
    last = { i, piece };
    return piece;
  };
  return {
    length,
    subarray(start = 0, to = length): Buffer {
      const [parts, end]: [Buffer[], number] = [[], Math.min(to, length)];
      for (let i = Math.floor(start / pieceLength); i * pieceLength < end; i++) parts.push(open(i).subarray(Math.max(0, start - i * pieceLength), end - i * pieceLength));
      return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    },
  };
}

function opened(key: KeyObject, nonce: Buffer, sealed: Buffer, aad: string): Buffer | null {
  if (sealed.length < tagLength) return null;
  const end = sealed.length - tagLength;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength }).setAAD(Buffer.from(aad, 'utf8')).setAuthTag(sealed.subarray(end));
  try {
    const plain = decipher.update(sealed.subarray(0, end));
    // Has nothing more to give in this mode, and throws where the tag does not fit.
    decipher.final();
    return plain;
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
