// Kept payment files: what came comes back, and nothing else does.
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { openSealedFiles } from '../../server/sealed-files.ts';
import { openVault, VaultError } from '../../server/vault.ts';

const [key, otherKey] = [new Uint8Array(32).fill(7), new Uint8Array(32).fill(8)];
const folder = () => mkdtemp(join(inject('databases'), 'sealed-'));
// Empty, small, exactly a piece, and several pieces.
const sizes = [0, 1, 256 * 1024, 1_000_003];

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
  for (const place of [0, 11, 12, 27, 28, 280_000, whole.length - 1]) {
    await writeFile(files.path(sha256), whole.map((byte, i) => (i === place ? byte ^ 1 : byte)));
    await expect(files.get(sha256)).rejects.toThrow(VaultError);
  }
  for (const length of [0, 27, 28, whole.length - 1]) {
    await writeFile(files.path(sha256), whole.subarray(0, length));
    await expect(files.get(sha256)).rejects.toThrow(VaultError);
  }
  const other = await files.put(Buffer.from('另一个文件'));
  await writeFile(files.path(sha256), await readFile(files.path(other)));
  await expect(files.get(sha256)).rejects.toThrow(VaultError);
});
