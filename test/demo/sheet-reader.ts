// A worker that reads printed sheets as a villager would: the text of all pages, and the code of the first that has one, drawn and decoded by programs that did not make it.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFPageProxy } from 'pdfjs-dist';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { pdfText } from '../../server/pdf/text.ts';

export interface Sheet { file: string; text: string; codes: string[] }

const dpi = 110;

async function read(file: string): Promise<Sheet> {
  const bytes = await readFile(file);
  const [text, codes] = [(await pdfText(bytes)).join('\n'), await codesOf(bytes)];
  return { file, text, codes };
}

async function codesOf(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  let found: string[] = [];
  for (let number = 1; found.length === 0 && number <= document.numPages; number += 1) found = await codesOn(await document.getPage(number));
  await task.destroy();
  return found;
}

async function codesOn(page: PDFPageProxy): Promise<string[]> {
  const whole = page.getViewport({ scale: dpi / 72 });
  // The code stands on the left, below the first third.
  const [width, height] = [Math.round(whole.width / 2), Math.round(whole.height * 0.7)];
  const canvas = createCanvas(width, height);
  await page.render({ canvas: canvas as never, viewport: page.getViewport({ scale: dpi / 72, offsetY: height - whole.height }) }).promise;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const found = await readBarcodes({ data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' }, { formats: ['QRCode'] });
  return found.map(({ text }) => text);
}

const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
for (const file of workerData as string[]) parentPort?.postMessage(await read(file));
