// A database goes on with the keys it began with, or not at all.
import { cp, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import type { Config } from '../../server/config.ts';
import { keyFaults } from '../../server/cli/restore-keys.ts';
import { takeSnapshot } from '../../server/db/snapshot.ts';
import { openDeps } from '../../server/start.ts';
import { freshDatabase, onBothEngines } from '../support/database.ts';

onBothEngines('starting with', (_, engine) => {
  const folder = () => mkdtemp(join(inject('databases'), 'start-'));
  const place = async (): Promise<Config> => {
    const data = await folder();
    return { data, keys: join(data, 'keys'), databaseUrl: await freshDatabase(engine), port: 0, operationsPort: null, baseUrl: 'http://localhost:8080', log: 'silent', chromium: null };
  };
  const start = async (config: Config) => (await openDeps(config)).close();
  const begun = async () => {
    const config = await place();
    await start(config);
    return config;
  };

  test('the keys of the first start goes on, from another folder and another machine too', async () => {
    const config = await begun();
    await start(config);
    const other = { ...config, data: await folder(), keys: join(await folder(), 'keys') };
    await cp(config.keys, other.keys, { recursive: true });
    await start(other);
  });

  test('keys that are gone is refused with folder and remedy, and makes no new ones', async () => {
    const config = await begun();
    await rename(config.keys, `${config.keys}-away`);
    await expect(start(config)).rejects.toThrow(`密钥文件夹 ${config.keys} 里没有主密钥 master.key，加密的原表和证件号打不开。请把封存的那一份放回去`);
    expect(await readdir(config.keys)).toEqual([]);
    await cp(`${config.keys}-away`, config.keys, { recursive: true });
    await rm(join(config.keys, 'boards'), { recursive: true });
    await expect(start(config)).rejects.toThrow('里没有村公开屏的签名密钥 boards，村公开屏不会认');
    expect(await readdir(config.keys)).toEqual(['master.key']);
  });

  test('the keys of another database is refused', async () => {
    const [config, other] = [await begun(), await begun()];
    await expect(start({ ...config, keys: other.keys })).rejects.toThrow('里的主密钥 master.key 不是这个数据库用的那一份');
    await rm(join(config.keys, 'boards'), { recursive: true });
    await cp(join(other.keys, 'boards'), join(config.keys, 'boards'), { recursive: true });
    await expect(start(config)).rejects.toThrow('里的村公开屏的签名密钥 boards 不是这个数据库用的那一份');
  });

  test('a backup: its keys are asked for before anything is restored', async () => {
    const [config, other, backup] = [await begun(), await begun(), await folder()];
    await takeSnapshot(config.databaseUrl, join(backup, 'mingbai.db'));
    expect(await keyFaults(backup, config.keys)).toEqual([]);
    expect(await keyFaults(backup, join(backup, 'keys'))).toEqual([expect.stringContaining('主密钥'), expect.stringContaining('签名密钥')]);
    expect(await keyFaults(backup, other.keys)).toEqual([expect.stringContaining('不是这个数据库用的那一份'), expect.stringContaining('不是这个数据库用的那一份')]);
  });
});
