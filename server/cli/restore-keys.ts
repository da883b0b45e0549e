// Whether the keys that a backup's sealed contents need are at hand: a backup never holds them.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isNull, like } from 'drizzle-orm';
import { hashOf } from '../files.ts';
import { missingKeys, otherKeys, readMarks, type KeyMarks } from '../key-marks.ts';
import { loadMasterKey } from '../master-key.ts';
import { openSealedFiles } from '../sealed-files.ts';
import { openVault } from '../vault.ts';
import { stored, withSnapshot } from './backup-contents.ts';
import type { Snapshot } from '../db/snapshot.ts';

/** Sentences that say which key must be put where; empty when everything can be opened and the boards will believe what is signed. */
export async function keyFaults(backup: string, keys: string): Promise<string[]> {
  return withSnapshot(backup, async (snapshot) => {
    const faults = [...await masterKeyFaults(snapshot, backup, keys), ...await boardKeyFaults(snapshot, backup, keys)];
    return faults.length > 0 ? faults : markFaults(await readMarks(snapshot), keys);
  });
}

/** What a start would refuse although nothing in the backup needs the keys yet. */
async function markFaults(known: KeyMarks, keys: string): Promise<string[]> {
  const missing = missingKeys(known, keys);
  if (missing.length > 0 || Object.keys(known).length === 0) return missing;
  const { keyId } = openVault(await loadMasterKey(join(keys, 'master.key')));
  return otherKeys(known, { 'master-key': keyId, 'boards-root': hashOf(await readFile(join(keys, 'boards', '1.root.json'))) }, keys);
}

async function masterKeyFaults({ tables: { uploads }, read }: Snapshot, backup: string, keys: string): Promise<string[]> {
  const [sealed] = await read.select({ sha256: uploads.sha256 }).from(uploads).where(isNull(uploads.deletedAt)).limit(1);
  const path = join(keys, 'master.key');
  if (!sealed) return [];
  if (!existsSync(path)) return [`备份里有加密的原表和证件号，没有主密钥打不开。请先把备份当时的 master.key 放到 ${keys}，权限设为 600，再恢复`];
  const vault = openVault(await loadMasterKey(path));
  const opens = await openSealedFiles(join(backup, 'uploads'), vault).get(sealed.sha256).then(() => true, () => false);
  return opens ? [] : [`${path} 不是这份备份当时的主密钥，打不开里面的内容。请换成备份当时的那一个，再恢复`];
}

/** Boards trust one root only: with other keys every one of them would have to be set up again by hand. */
async function boardKeyFaults({ tables: { sitePages }, read }: Snapshot, backup: string, keys: string): Promise<string[]> {
  const [published] = await read.select({ sha256: sitePages.sha256 }).from(sitePages).where(like(sitePages.path, '%/1.root.json')).limit(1);
  if (!published) return [];
  const folder = join(keys, 'boards');
  const root = await readFile(join(folder, '1.root.json')).catch(() => null);
  if (root === null || !existsSync(join(folder, 'timestamp.pem'))) return [`村公开屏只认原来的签名密钥。请先把备份当时的 boards 文件夹放到 ${keys}，再恢复`];
  return root.equals(await readFile(join(backup, stored('blobs', published.sha256)))) ? [] : [`${folder} 不是这份备份当时的签名密钥，村公开屏不会认。请换成备份当时的那一个，再恢复`];
}
