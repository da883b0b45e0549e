// Names with rare characters: which ones our fonts draw, and that the others are reported instead of printed as boxes.
import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import { join } from 'node:path';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { renderNotices } from '../../print-templates/index.tsx';
import { drawnBy, placeOfCmap, withoutLookAlikes } from '../../server/pdf/cmap.ts';
import { drawsAll, fontNames, missingGlyphs } from '../../server/pdf/fonts.ts';
import { outlinesOf, unusualIn } from '../../server/pdf/outlines.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { root } from '../house/source.ts';
import { dense, fontsOf, glyphCodes, pictureOf, sharedRenderer } from './printer.ts';
import { households, notice } from './samples.ts';

const renderer = sharedRenderer();

const block = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');
const generalStandard = Array.from(readFileSync(join(root, 'test/print/data/general-standard-characters.txt'), 'utf8').replace(/^#.*$/gm, '').replace(/\s/g, ''));
const extensionA = Array.from(block(0x3400, 0x4dbf));

let opened: Font | undefined;
const serif = () => (opened ??= create(Buffer.from(withoutLookAlikes(readFileSync(join(root, 'node_modules/@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf'))))) as Font);

const files = ['noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf', 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf', 'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'];

function drawn(file: string): (code: number) => boolean {
  const bytes = readFileSync(join(root, 'node_modules/@expo-google-fonts', file));
  const { at, length } = placeOfCmap(bytes);
  return drawnBy(bytes.subarray(at, at + length));
}

test('the list of characters is whole', () => {
  expect([generalStandard.length, new Set(generalStandard).size, extensionA.length]).toEqual([8105, 8105, 6592]);
});

test('what a font draws is told from its table as fontkit tells it', () => {
  const isDrawn = drawn('noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf');
  expect(Array.from({ length: 0x32000 }, (_, code) => code).filter(isDrawn)).toEqual(serif().characterSet.filter((code) => code < 0x32000).toSorted((a, b) => a - b));
});

test('every character that 通用规范汉字表 allows in a name can be printed, and all of CJK and of Extension A', () => {
  expect(missingGlyphs(generalStandard.join(''))).toEqual([]);
  expect(missingGlyphs(block(0x4e00, 0x9fff) + extensionA.join(''))).toEqual([]);
});

test('no character is taken for ordinary, or passed at a glance, that no font of ours draws', () => {
  const fonts = files.map(drawn);
  const all = Array.from(block(0x21, 0xd7ff)).filter((character) => !/[\s\p{Default_Ignorable_Code_Point}]/u.test(character));
  const lacking = all.filter((character) => !fonts.some((isDrawn) => isDrawn(character.codePointAt(0) ?? 0)));
  expect(missingGlyphs(lacking.join(''))).toEqual(lacking);
  expect(lacking.filter(drawsAll)).toEqual([]);
  expect(all.filter(drawsAll).length).toBeGreaterThan(20_000);
  // Of the names of stretches nobody looks at any (batches/glyphs.ts).
  expect(Array.from(block(0x4e00, 0x9fa5)).every(drawsAll)).toBe(true);
});

test('those that the font of a board may lack can be drawn into its page, every one', () => {
  const text = [...generalStandard, ...extensionA].join('');
  const unusual = unusualIn(text);
  expect(unusual.length).toBeGreaterThan(extensionA.length);
  expect(outlinesOf(text).size).toBe(unusual.length);
  expect(unusualIn('王桂英，1,234.56 元/亩')).toEqual([]);
});

test('each of them has an outline of its own in the font of names', () => {
  const all = [...new Set([...generalStandard, ...extensionA])];
  const glyphs = all.map((character) => serif().glyphForCodePoint(character.codePointAt(0) ?? 0));
  expect(glyphs.filter(({ id, path }) => id === 0 || path.commands.length < 3)).toEqual([]);
  // Two pairs are one character coded twice, and the font draws them alike: 㖈䎛 and 㘽㦳. The PDF says which as ActualText.
  expect(new Set(glyphs.map(({ id }) => id)).size).toBe(all.length - 2);
});

test('each of them is printed with its own glyph, in sequence and readable as itself', async () => {
  const all = [...new Set([...generalStandard, ...extensionA])];
  const style = 'p { font: 600 11pt/1.2 Noto Serif SC; white-space: pre } @page { size: A4; margin: 10mm }';
  const pdf = await renderer().pdf(`<!DOCTYPE html><html lang="zh-CN"><head><title>字</title><style>${style}</style></head><body>${linesOf(all).map((line) => `<p>${line}</p>`).join('')}</body></html>`);
  expect(unequal(all, Array.from(dense((await pdfText(pdf)).join(''))))).toEqual(['㦳', '䎛']);
  expect(unequal(all.map((character) => serif().glyphForCodePoint(character.codePointAt(0) ?? 0).id), glyphCodes(pdf))).toEqual([]);
});

test('in the font of everything else, every everyday character is read back as itself: 胶 is not 㬵', async () => {
  const everyday = generalStandard.slice(0, 6500);
  const style = 'p { font: 11pt/1.2 Noto Sans SC; white-space: pre } @page { size: A4; margin: 10mm }';
  const pdf = await renderer().pdf(`<!DOCTYPE html><html lang="zh-CN"><head><title>字</title><style>${style}</style></head><body>${linesOf(everyday).map((line) => `<p>${line}</p>`).join('')}</body></html>`);
  expect(unequal(everyday, Array.from(dense((await pdfText(pdf)).join(''))))).toEqual([]);
});

/** Lines of 40. */
function linesOf(characters: readonly string[]): string[] {
  return Array.from({ length: Math.ceil(characters.length / 40) }, (_, i) => characters.slice(i * 40, i * 40 + 40).join(''));
}

/** Those of `wanted` that are not what stands in their place. */
function unequal<T>(wanted: readonly T[], found: readonly T[]): T[] {
  expect(found).toHaveLength(wanted.length);
  return wanted.filter((one, i) => one !== found[i]);
}

test('on the sheet they look like the font draws them', async () => {
  const sample = [...generalStandard.filter((_, i) => i % 211 === 0), ...Array.from('䶮㛃𬭳𬘭㼆䥽')];
  GlobalFonts.registerFromPath(join(root, 'node_modules/@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf'), 'names');
  const style = 'body { margin: 0 } i { position: absolute; font: 600 48pt/60pt Noto Serif SC; font-style: normal } @page { size: 60pt 60pt; margin: 0 } section { position: relative; height: 59pt; break-after: page }';
  const pdf = await renderer().pdf(`<!DOCTYPE html><html lang="zh-CN"><head><title>字</title><style>${style}</style></head><body>${sample.map((one) => `<section><i style="left:6pt;top:0">${one}</i></section>`).join('')}</body></html>`);
  const [unlike, scores] = await comparedTo(sample, pdf);
  expect({ unlike, scores: scores.length }).toEqual({ unlike: [], scores: sample.length });
});

/** Pixels of a point: enough for a pixel more or less not to matter. */
const SCALE = 3;

/** Characters whose ink on the sheet is not, for nine parts in ten, where the font's own outline has it; and the share of each. */
async function comparedTo(sample: readonly string[], pdf: Uint8Array): Promise<[string[], number[]]> {
  const scores: number[] = [];
  for (const [i, character] of sample.entries()) {
    const { data, width, height } = await pictureOf(pdf, i + 1, 72 * SCALE);
    const context = createCanvas(width, height).getContext('2d');
    context.font = `600 ${48 * SCALE}px names`;
    const baseline = baselineOf(data, width, height, context.measureText(character).actualBoundingBoxDescent);
    // Where half a pixel is rounded is nobody's fault.
    scores.push(Math.max(...[-1, 0, 1].map((off) => {
      context.fillStyle = '#fff';
      context.fillRect(0, 0, width, height);
      context.fillStyle = '#000';
      context.fillText(character, 6 * SCALE, baseline + off);
      return overlap(data, context.getImageData(0, 0, width, height).data);
    })));
  }
  return [sample.filter((_, i) => (scores[i] ?? 0) < 0.9), scores];
}

/** The lowest row with ink, less what the glyph has below its line. */
function baselineOf(data: Uint8ClampedArray, width: number, height: number, descent: number): number {
  for (let y = height - 1; y >= 0; y--) for (let x = 0; x < width; x++) if ((data[(y * width + x) * 4] ?? 255) < 128) return Math.round(y + 1 - descent);
  return 0;
}

/** Twice the common ink by the ink of both. */
function overlap(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  let [common, both] = [0, 0];
  for (let i = 0; i < a.length; i += 4) {
    const [inkA, inkB] = [255 - (a[i] ?? 255), 255 - (b[i] ?? 255)];
    common += Math.min(inkA, inkB);
    both += inkA + inkB;
  }
  return both === 0 ? 0 : (2 * common) / both;
}

test('a character that no font draws is reported once, white space and invisible marks never', () => {
  expect(missingGlyphs('王\u{2B81E}霞　\u{2B81E}\n\u200B李')).toEqual(['\u{2B81E}']);
});

test('a radical typed in place of a character is reported: ⼾ is not 户', () => {
  expect(missingGlyphs('⼾户⾼高')).toEqual(['⼾', '⾼']);
});

test('names with rare characters are on paper as themselves, in 宋体', async () => {
  const names = ['陈䶮', '㛃秀云', '刘𬭳', '户高文', '买买提·艾合买提'];
  const rows = households(names.length).map((row, i) => ({ ...row, name: names[i] ?? '' }));
  const pdf = await renderer().pdf(renderNotices([notice(rows)]));
  const [sheet] = await pdfText(pdf);
  for (const name of names) expect(sheet).toContain(` ${name} `);
  expect(await fontsOf(pdf)).toEqual(new Set(fontNames));
});
