import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadMasterKey } from '../../server/master-key.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingbai-key-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('the master key', () => {
  it('is made once, for its owner only, and stays the same', async () => {
    const path = join(folder, 'keys', 'master.key');
    const made = await loadMasterKey(path);
    expect(made).toHaveLength(32);
    expect(await loadMasterKey(path)).toEqual(made);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, 'keys'))).toEqual(['master.key']);
    expect(await readFile(path, 'utf8')).toBe(`${Buffer.from(made).toString('hex')}\n`);
  });

  it('is the same for processes that start together', async () => {
    const path = join(folder, 'master.key');
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadMasterKey(path)));
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
  });

  it('is refused, and never replaced, when it is damaged or open to others', async () => {
    const path = join(folder, 'master.key');
    await writeFile(path, 'abc', { mode: 0o600 });
    await expect(loadMasterKey(path)).rejects.toThrow('已损坏');
    expect(await readFile(path, 'utf8')).toBe('abc');
    await rm(path);
    await loadMasterKey(path);
    await chmod(path, 0o644);
    await expect(loadMasterKey(path)).rejects.toThrow('权限过宽');
  });
});
