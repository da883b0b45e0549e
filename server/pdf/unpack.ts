// Unpacks the Chromium that npm brought, once per version and machine.
import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import { makeScratch, removeScratch } from './scratch.ts';

const BLOCK = 512;

/** Chromium and the NSS libraries it needs, under `folder`; safe when several processes ask at once. */
export async function unpackChromium(folder: string): Promise<{ path: string; libraries: string }> {
  const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
  const { version } = JSON.parse(await readFile(join(bin, '..', 'package.json'), 'utf8')) as { version: string };
  const home = join(folder, `chromium-${version}`);
  const unpacked = { path: join(home, 'chromium'), libraries: join(home, 'lib') };
  if (await access(unpacked.path).then(() => true, () => false)) return unpacked;
  const fresh = await makeScratch(folder);
  await chmod(fresh, 0o755);
  await pipeline(createReadStream(join(bin, 'chromium.br')), createBrotliDecompress(),
    createWriteStream(join(fresh, 'chromium'), { mode: 0o755 }));
  await untar(await promisify(brotliDecompress)(await readFile(join(bin, 'al2023.tar.br'))), join(fresh, 'lib'));
  // Where another process was first, its copy is as good as ours.
  await rename(fresh, home).catch(() => removeScratch(fresh));
  return unpacked;
}

/** The regular files of a POSIX ustar archive, flat in `folder`. */
async function untar(archive: Buffer, folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o755 });
  for (let at = 0; archive[at]; ) {
    const header = archive.subarray(at, at + BLOCK);
    const name = header.toString('latin1', 0, 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(header.toString('latin1', 124, 136), 8);
    const body = archive.subarray(at + BLOCK, at + BLOCK + size);
    if (!name.endsWith('/')) await writeFile(join(folder, basename(name)), body, { mode: 0o755 });
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}
