// The folders that the service must be able to write to.
import { accessSync, constants } from 'node:fs';
import { CannotStart } from './cannot-start.ts';
import { makeFolder } from './make-folder.ts';

/** Makes the folder where there is none. Throws `CannotStart` with a sentence when it cannot be written. */
export function makeWritable(folder: string): void {
  try {
    makeFolder(folder, 0o700);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new CannotStart(`数据文件夹 ${folder} 不能写入。请换一个文件夹（--data 或 MINGBAI_DATA），或让本账号有写入权限`);
  }
}
