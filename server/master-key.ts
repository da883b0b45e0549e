// The one secret that must never be lost nor be backed up with the data: 32 bytes in a file of its own.
import { randomBytes } from 'node:crypto';
import { link, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CannotStart } from './cannot-start.ts';
import { syncFolder, writeSynced } from './files.ts';
import { makeFolder } from './make-folder.ts';

/**
 * Reads the master key, making it first where there is none. The file holds 64 hexadecimal digits,
 * short enough to be copied onto two sealed sheets of paper, and only its owner may read it.
 * Two processes that start together end with the same key.
 * @throws CannotStart with a sentence for the operator when the file is damaged, open to others or out of reach
 */
export async function loadMasterKey(path: string): Promise<Uint8Array> {
  const text = (await readOrNull(path)) ?? (await makeKey(path));
  if (!/^[0-9a-f]{64}\n?$/.test(text)) {
    throw new CannotStart(`主密钥文件 ${path} 已损坏：应为 64 位十六进制数字。请用封存的备份恢复，不要删除后重建`);
  }
  if (((await stat(path)).mode & 0o077) !== 0) {
    throw new CannotStart(`主密钥文件 ${path} 的权限过宽，其他用户也能读取。请执行 chmod 600 ${path} 后再启动`);
  }
  return new Uint8Array(Buffer.from(text.trim(), 'hex'));
}

async function readOrNull(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return null;
    throw new CannotStart(`主密钥文件 ${path} 读不出来。请检查它是不是文件、本账号有没有读取权限`, { cause: error });
  });
}

// A hard link appears whole or not at all, and never replaces a key that another process has just made.
async function makeKey(path: string): Promise<string> {
  const folder = dirname(path);
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  makeFolder(folder, 0o700);
  try {
    await writeSynced(draft, `${randomBytes(32).toString('hex')}\n`, 0o600);
    await link(draft, path).catch((error: unknown) => {
      if (!isCode(error, 'EEXIST')) throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(folder);
  return readFile(path, 'utf8');
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
