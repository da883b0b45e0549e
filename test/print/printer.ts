// The real Chromium that the print tests share within a file, and a look at what it printed.
import { inflateSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll } from 'vitest';
import { pagesOf, readObjects, referenceIn } from '../../server/pdf/objects.ts';
import { openRenderer, type Renderer, type RendererOptions } from '../../server/pdf/browser.ts';

/** Opens a renderer before the tests of the file and closes it after them. */
export function sharedRenderer(options: RendererOptions = {}): () => Renderer {
  let renderer: Renderer;
  beforeAll(async () => {
    renderer = await openRenderer(options);
  });
  afterAll(() => renderer.close());
  return () => renderer;
}

export type Picture = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number };

/** What a sheet of a PDF looks like at `dpi`, drawn by pdf.js, which is not the program that made it. */
export async function pictureOf(pdf: Uint8Array, sheet: number, dpi: number): Promise<Picture> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const page = await (await task.promise).getPage(sheet);
  const viewport = page.getViewport({ scale: dpi / 72 });
  const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)];
  const canvas = createCanvas(width, height);
  await page.render({ canvas: canvas as never, viewport }).promise;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  await task.destroy();
  return { data, width, height };
}

/** The fonts that a PDF brings with it and prints with, by their names without the mark of a part (AAAAAA+). */
export async function fontsOf(pdf: Uint8Array): Promise<Set<string>> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0, fontExtraProperties: true });
  const document = await task.promise;
  const names = new Set<string>();
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { fnArray, argsArray } = await page.getOperatorList();
    for (const [i, operator] of fnArray.entries()) {
      if (operator !== OPS.setFont) continue;
      const font = page.commonObjs.get((argsArray[i] as [string])[0]) as { name: string; missingFile?: boolean };
      names.add(font.missingFile === true ? `${font.name} is missing` : font.name.replace(/^[A-Z]{6}\+/, ''));
    }
  }
  await task.destroy();
  return names;
}

/** The codes of the glyphs that a document of one font draws, one after another: Skia keeps the font's own numbers. */
export function glyphCodes(pdf: Uint8Array): number[] {
  const objects = readObjects(pdf);
  const contents = pagesOf(objects).pages.map((page) => objects.get(referenceIn(objects.get(page).text, 'Contents')).stream ?? new Uint8Array());
  const shown = contents.flatMap((content) => [...inflateSync(content).toString('latin1').matchAll(/<([0-9A-Fa-f]+)> Tj/g)].map(([, codes = '']) => codes));
  return shown.flatMap((codes) => (codes.match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16)));
}

/** Text without white space: a PDF does not say where a line was broken. */
export function dense(text: string): string {
  return text.replace(/\s+/g, '');
}
