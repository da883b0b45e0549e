// What already lies where an output folder is to appear: nothing, files of the person, or an earlier output of ours.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { digestOf, readTree } from '../archive/bag-tree.ts';
import { readManifest, strangers, type Maker, type Manifest } from './manifest.ts';
import { Usage } from './usage.ts';

/** The earlier output of `maker`, untouched by anybody; null where there is nothing. `said` is the folder as the person wrote it. Throws `Usage` for everything else. */
export async function earlierOutput(out: string, said: string, maker: Maker): Promise<Manifest | null> {
  if (isFree(out, said)) return null;
  const earlier = await readManifest(out);
  if (earlier?.made !== maker) throw notEmpty(said);
  const { files, odd } = await readTree(out);
  const [other] = strangers(earlier, [...files.keys(), ...odd]);
  if (other) throw new Usage(`文件夹 ${said} 里有别的文件（${other}），没有动它。请换一个新文件夹，或先把它移走`);
  for (const { path, sha256 } of earlier.files) {
    if (files.has(path) && await digestOf(out, path, 'sha256') !== sha256) throw new Usage(`文件夹 ${said} 里的 ${path} 做出来以后有人改过，没有动它。请换一个新文件夹，或先把它移走`);
  }
  return earlier;
}

/** Throws `Usage` where anything lies. */
export function refuseFilled(out: string, said: string): void {
  if (!isFree(out, said)) throw notEmpty(said);
}

function isFree(out: string, said: string): boolean {
  if (!existsSync(out)) return true;
  if (!statSync(out).isDirectory()) throw new Usage(`${said} 是文件，不是文件夹。请换一个文件夹`);
  try {
    return readdirSync(out).length === 0;
  } catch {
    throw new Usage(`文件夹 ${said} 不能读取。请换一个有读写权限的文件夹`);
  }
}

function notEmpty(said: string): Usage {
  return new Usage(`文件夹 ${said} 不是空的。请换一个新文件夹`);
}
