// The fonts of paper, found by Chromium without any font or font configuration on the machine.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { create, Font } from 'fontkit';
import { drawnBy, placeOfCmap, withoutLookAlikes } from './cmap.ts';

const load = createRequire(import.meta.url);
const find = load.resolve;

// 宋体 first for coverage: it has all of CJK Extension A and every name in 通用规范汉字表; 黑体 lacks some.
const files = [
  '@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
];

/** PostScript names as they stand in a PDF, by which a finished document shows that our fonts were used. */
export const fontNames = ['NotoSerifSC-SemiBold', 'NotoSansSC-Regular', 'NotoSansSC-Bold'] as const;

/** Puts the fonts under `folder`, readable by everyone, and answers the fontconfig file that lists only them. */
export async function installFonts(folder: string, owner: number): Promise<{ config: string; cache: string; fonts: string }> {
  const fonts = join(folder, 'fonts-2');
  const cache = join(folder, `font-cache-${owner}`);
  await mkdir(fonts, { recursive: true, mode: 0o755 });
  await mkdir(cache, { recursive: true, mode: 0o700 });
  for (const file of files) await place(find(file), join(fonts, basename(file)));
  const config = join(folder, `fonts-${owner}.conf`);
  await writeWhole(config, configuration(fonts, cache));
  return { config, cache, fonts };
}

let draws: ((code: number) => boolean)[] | undefined;
// All of these are in our fonts (a test says so), and nearly every file has no others: it need not wait for fonts to be read.
const ordinary = /[!-~·“”—…、。《》〔〕（），：；\u3400-\u4db5\u4e00-\u9fd5]/g;

/** Whether nothing but such characters and spaces stands in the text, as far as a glance tells. */
export function drawsAll(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 0x4e00 || code > 0x9fd5) && (code < 0x20 || code >= 0x7f) && code !== 0xb7) return false;
  }
  return true;
}

/** The characters of `text`, each once, that none of our fonts can draw; white space and invisible marks aside. */
export function missingGlyphs(text: string): string[] {
  const wanted = new Set(text.replace(ordinary, '').replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, ''));
  return [...wanted].filter((character) => !isDrawn(character));
}

const known = new Map<string, boolean>();

/** Names with the same rare character come again and again. */
function isDrawn(character: string): boolean {
  const before = known.get(character);
  if (before !== undefined) return before;
  draws ??= files.map((file) => drawnBy(cmapOf(find(file))));
  const isIn = draws.some((drawsIt) => drawsIt(character.codePointAt(0) ?? 0));
  known.set(character, isIn);
  return isIn;
}

const headLength = 1024;

/** Read alone: the files take 36 MB. */
function cmapOf(path: string): Uint8Array {
  const file = openSync(path, 'r');
  const read = (at: number, length: number) => {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, at));
  };
  try {
    const { at, length } = placeOfCmap(read(0, headLength));
    return read(at, length);
  } finally {
    closeSync(file);
  }
}

/** To draw single characters with: 黑体 as on screens, then 宋体, which has more. Read anew each time, for they are large. */
export function glyphFonts(): Font[] {
  const [serif, sans] = files;
  return [sans, serif].flatMap((file) => (file ? [fontOf(file)] : []));
}

function fontOf(file: string): Font {
  const { create: read } = load('fontkit') as { create: typeof create };
  return read(Buffer.from(withoutLookAlikes(readFileSync(find(file))))) as Font;
}

async function place(from: string, to: string): Promise<void> {
  if (await access(to).then(() => true, () => false)) return;
  await writeWhole(to, withoutLookAlikes(await readFile(from)));
}

async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.${process.pid}`, content, { mode: 0o644 });
  await rename(`${path}.${process.pid}`, path);
}

function configuration(fonts: string, cache: string): string {
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const prefer = (family: string, font: string) =>
    `<alias><family>${family}</family><prefer><family>${font}</family></prefer></alias>`;
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>${escape(fonts)}</dir>
<cachedir>${escape(cache)}</cachedir>
${prefer('serif', 'Noto Serif SC')}
${prefer('sans-serif', 'Noto Sans SC')}
</fontconfig>
`;
}
