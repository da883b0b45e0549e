// Reading a file that a person named: the refusal is one line that says what to do.
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { callerPath } from '../config.ts';
import { Usage } from './usage.ts';

const remedies: Record<string, string> = {
  ENOENT: '没有这个文件，请检查路径和文件名',
  ENOTDIR: '没有这个文件，请检查路径和文件名',
  EISDIR: '这是文件夹，请写到文件名为止',
  EACCES: '没有读取这个文件的权限，请让管理员放开，或复制一份再试',
  ENAMETOOLONG: '文件名太长，请改短后再试',
};

/** What one check may read, in bytes; its own limit is far below, this one only keeps the memory. */
const most = 1024 ** 3;

export async function readForPerson(path: string): Promise<{ name: string; bytes: Uint8Array }> {
  try {
    const found = await stat(callerPath(path));
    // A device or a pipe may never end.
    if (!found.isFile() && !found.isDirectory()) throw new Usage(`读不了 ${path}：这不是普通文件，请写文件名`);
    if (found.size > most) throw new Usage(`读不了 ${path}：文件太大，请按乡镇或按村拆成几个文件`);
    return { name: basename(path), bytes: await readFile(callerPath(path)) };
  } catch (error) {
    if (error instanceof Usage) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new Usage(`读不了 ${path}：${remedies[code] ?? '文件读取失败，请复制到本机后再试'}`);
  }
}
