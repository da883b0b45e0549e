// Reading a file that a person named: the refusal is one line that says what to do.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { callerPath } from '../config.ts';
import { Usage } from './usage.ts';

const remedies: Record<string, string> = {
  ENOENT: '没有这个文件，请检查路径和文件名',
  EISDIR: '这是文件夹，请写到文件名为止',
  EACCES: '没有读取这个文件的权限',
  ENAMETOOLONG: '文件名太长',
};

export async function readForPerson(path: string): Promise<{ name: string; bytes: Uint8Array }> {
  try {
    return { name: basename(path), bytes: await readFile(callerPath(path)) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new Usage(`读不了 ${path}：${remedies[code] ?? '文件读取失败，请复制到本机后再试'}`);
  }
}
