// Kept payment files: what came comes back, and nothing else does.
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { hashOf, writeDurably } from '../../server/files.ts';
import { openSealedFiles } from '../../server/sealed-files.ts';
import { PieceChanged, readPieces } from '../../server/sealed-pieces.ts';
import { openVault, VaultError } from '../../server/vault.ts';

const [key, otherKey] = [new Uint8Array(32).fill(7), new Uint8Array(32).fill(8)];
const folder = () => mkdtemp(join(inject('databases'), 'sealed-'));
// Empty, small, exactly a piece, exactly several, and several with a rest.
const piece = 128 * 1024;
const sizes = [0, 1, piece, 2 * piece, 1_000_003];

test.each(sizes)('a file of %i bytes comes back as it was, also under a key that was retired since', async (size) => {
  const [at, bytes] = [await folder(), Buffer.from(Array.from({ length: size }, (_, i) => i * 31 % 251))];
  const sha256 = await openSealedFiles(at, openVault(key)).put(bytes);
  for (const vault of [openVault(key), openVault(otherKey, [key])]) expect(bytes.equals(await openSealedFiles(at, vault).get(sha256))).toBe(true);
  await expect(openSealedFiles(at, openVault(otherKey)).get(sha256)).rejects.toThrow(VaultError);
});

test('a file that somebody changed, shortened or put in the place of another does not open', async () => {
  const at = await folder();
  const files = openSealedFiles(at, openVault(key));
  const sha256 = await files.put(Buffer.alloc(300_000, '北'));
  const whole = await readFile(files.path(sha256));
  for (const place of [0, 3, 4, 19, 20, 20 + piece, 280_000, whole.length - 1]) {
    await writeFile(files.path(sha256), whole.map((byte, i) => (i === place ? byte ^ 1 : byte)));
    await expect(files.get(sha256)).rejects.toThrow(VaultError);
  }
  for (const length of [0, 4, 20, 36, 20 + piece + 16, 20 + 2 * (piece + 16), whole.length - 1]) {
    await writeFile(files.path(sha256), whole.subarray(0, length));
    await expect(files.get(sha256)).rejects.toThrow(VaultError);
  }
  const other = await files.put(Buffer.from('另一个文件'));
  await writeFile(files.path(sha256), await readFile(files.path(other)));
  await expect(files.get(sha256)).rejects.toThrow(VaultError);
});

test('pieces of one file in another order, or of another file, do not open', async () => {
  const at = await folder();
  const files = openSealedFiles(at, openVault(key));
  const [sha256, other] = [await files.put(Buffer.alloc(3 * piece, '北')), await files.put(Buffer.alloc(3 * piece, '南'))];
  const [whole, foreign] = [await readFile(files.path(sha256)), await readFile(files.path(other))];
  const part = (of: Buffer, i: number) => of.subarray(20 + i * (piece + 16), 20 + (i + 1) * (piece + 16));
  for (const order of [[part(whole, 1), part(whole, 0), part(whole, 2)], [part(whole, 0), part(foreign, 1), part(whole, 2)], [part(whole, 0), part(whole, 2)]]) {
    await writeFile(files.path(sha256), Buffer.concat([whole.subarray(0, 20), ...order]));
    await expect(files.get(sha256)).rejects.toThrow(VaultError);
  }
});

test('any part of a file is read without the rest', async () => {
  const files = openSealedFiles(await folder(), openVault(key));
  const bytes = Buffer.from(Array.from({ length: 3 * piece + 5 }, (_, i) => i * 31 % 251));
  const sha256 = await files.put(bytes);
  const parts = [[0, 0], [0, 4], [piece - 1, piece + 1], [piece, 2 * piece], [5, 3 * piece + 5], [3 * piece + 4, 3 * piece + 5]] as const;
  const read = await files.use(sha256, async (file) => Promise.all(parts.map(async ([start, end]) => (await file.read(start, end)).equals(bytes.subarray(start, end)))));
  expect(read).toEqual(parts.map(() => true));
});

test('a process with the key of one file reads any part of it as the service does, in any order, and nothing that was changed or is of another file', async () => {
  const files = openSealedFiles(await folder(), openVault(key));
  const bytes = Buffer.from(Array.from({ length: 3 * piece + 5 }, (_, i) => i * 31 % 251));
  const [sha256, other] = [await files.put(bytes), await files.put(Buffer.alloc(3 * piece + 5, '南'))];
  await files.use(sha256, async ({ pieces, length }) => {
    if (!pieces) throw new Error('not sealed in pieces');
    const here = readPieces(pieces, length);
    expect(here.length).toBe(bytes.length);
    for (const [start, end] of [[0, 4], [0, piece], [piece, 2 * piece], [5, 3 * piece + 5], [0, 9], [piece - 1, piece + 1], [3 * piece, 4 * piece], [7, 7]] as const) expect(here.subarray(start, end).equals(bytes.subarray(start, end))).toBe(true);
    await files.use(other, async (foreign) => expect(() => readPieces({ ...pieces, path: foreign.pieces?.path ?? '' }, length).subarray(0, 1)).toThrow(PieceChanged));
    const whole = await readFile(files.path(sha256));
    await writeFile(files.path(sha256), whole.map((byte, i) => (i === 20 + piece + 16 ? byte ^ 1 : byte)));
    expect(here.subarray(2 * piece, 2 * piece + 1)[0]).toBe(bytes[2 * piece]);
    expect(() => here.subarray(piece, piece + 1)).toThrow(PieceChanged);
  });
});

test('a file that an earlier release sealed at once is opened as before', async () => {
  const files = openSealedFiles(await folder(), openVault(key));
  // Made by the release before this one: 12 bytes of nonce, 16 of tag, the rest.
  const sealed = Buffer.from('Cu+BOwyZ4quW99OofIpLgQF23q6aPF+ctIDpK2eTMxxULUU/7Jt8FUbdag==', 'base64');
  const sha256 = hashOf(Buffer.from('早先的文件'));
  await writeDurably(files.path(sha256), sealed);
  expect(String(await files.get(sha256))).toBe('早先的文件');
  await files.use(sha256, async ({ pieces }) => expect(pieces).toBeUndefined());
});
