// The list of everything in an output folder with SHA-256: tells our folders from a person's, and whole ones from damaged ones.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { digestOf, readTree } from '../archive/bag-tree.ts';
import { hashOf } from '../files.ts';

export const manifestName = 'manifest.json';

export type Maker = 'mingbai notices' | 'mingbai backup';

/** `path` with `/`; `sum` is the SHA-256 of all the rest, so that damage to the list itself shows too. */
export type Manifest = z.infer<typeof shape>;

const shape = z.object({
  made: z.enum(['mingbai notices', 'mingbai backup']), about: z.record(z.string(), z.string().nullable()),
  files: z.array(z.object({ path: z.string(), bytes: z.int(), sha256: z.string() })), sum: z.string(),
});

export async function writeManifest(folder: string, made: Maker, about: Manifest['about']): Promise<void> {
  const { files: found } = await readTree(folder);
  const paths = [...found].filter(([path]) => path !== manifestName).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const files: Manifest['files'] = [];
  for (const [path, bytes] of paths) files.push({ path, bytes, sha256: await digestOf(folder, path, 'sha256') });
  await writeFile(join(folder, manifestName), textOf({ made, about, files }));
}

/** Null when there is none, or it is not ours or damaged. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => '');
  try {
    const manifest = shape.parse(JSON.parse(text));
    const { made, about, files } = manifest;
    // Written anew it must be the same to the byte; then every part of it has been looked at.
    return textOf({ made, about, files }) === text ? manifest : null;
  } catch {
    return null;
  }
}

/** Everything that is not as the manifest says, as sentences; empty when the folder is whole. */
export async function manifestFaults(folder: string): Promise<string[]> {
  const manifest = await readManifest(folder);
  if (!manifest) return [existsSync(join(folder, manifestName)) ? `清单 ${manifestName} 已损坏，无法核对任何文件。` : `缺少清单 ${manifestName}，无法核对任何文件。`];
  const { files: found, odd } = await readTree(folder);
  const faults = odd.map((path) => `${path}：这是链接或特殊文件，不应出现在这里。`);
  for (const { path, bytes, sha256 } of manifest.files) {
    const size = found.get(path);
    if (size === undefined) faults.push(`${path}：文件不见了。`);
    else if (size !== bytes || await digestOf(folder, path, 'sha256') !== sha256) faults.push(`${path}：内容与封存时不一致。`);
  }
  return [...faults, ...strangers(manifest, found.keys()).map((path) => `${path}：清单里没有这个文件，可能是后来放进去的。`)];
}

/** Files that somebody else put into the folder. */
export function strangers(manifest: Manifest, paths: Iterable<string>): string[] {
  const listed = new Set([manifestName, ...manifest.files.map(({ path }) => path)]);
  return [...paths].filter((path) => !listed.has(path));
}

function textOf(content: Omit<Manifest, 'sum'>): string {
  return `${JSON.stringify({ ...content, sum: hashOf(JSON.stringify(content)) }, null, 1)}\n`;
}
