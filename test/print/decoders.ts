// Two decoders of QR codes that know nothing of the one that made them, and what a copier and a thumb do to a code.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import jsqr from 'jsqr';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Picture } from './printer.ts';

prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))).buffer } });

export function byJsQr(picture: Picture): string | undefined {
  return jsqr.default(picture.data, picture.width, picture.height)?.data;
}

export async function byZxing(picture: Picture): Promise<string[]> {
  return (await codesIn(picture)).map(({ text }) => text);
}

/** Each code with a square around it in which it fills the middle, as a telephone is held over it. */
export async function cutOut(picture: Picture): Promise<{ text: string; code: Picture }[]> {
  return (await codesIn(picture)).map(({ text, position: { topLeft, bottomRight } }) => {
    const size = Math.round((bottomRight.x - topLeft.x) / 0.7);
    return { text, code: crop(picture, Math.round(topLeft.x - 0.15 * size), Math.round(topLeft.y - 0.15 * size), size) };
  });
}

async function codesIn({ data, width, height }: Picture) {
  return readBarcodes({ data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' }, { formats: ['QRCode'] });
}

/** What lies outside of the picture is white. */
function crop({ data, width, height }: Picture, left: number, top: number, side: number): Picture {
  const cut = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = Math.max(0, -top); y < Math.min(side, height - top); y++) {
    const from = Math.max(0, left);
    cut.set(data.subarray(((top + y) * width + from) * 4, ((top + y) * width + Math.min(width, left + side)) * 4), (y * side + from - left) * 4);
  }
  return { data: cut, width: side, height: side };
}

/** A white and a black spot over a twentieth of the code, away from the four marks by which it is found. */
export function blotted({ data, width, height }: Picture, seed: number): Picture {
  const code = (width * 26) / 37;
  const side = code * Math.sqrt(0.05 / 2);
  const copy = new Uint8ClampedArray(data);
  for (const [i, ink] of [0, 255].entries()) {
    const x0 = width * 0.15 + code * (0.35 + 0.04 * ((seed + i * 3) % 6));
    const y0 = height * 0.15 + code * (0.34 + i * 0.2 + 0.02 * (seed % 5));
    for (let y = Math.floor(y0); y < y0 + side; y++) for (let x = Math.floor(x0); x < x0 + side; x++) copy.fill(ink, (y * width + x) * 4, (y * width + x) * 4 + 3);
  }
  return { data: copy, width, height };
}

/** Black is grey, white is grey, and everything is noisy, by up to half of `noise` either way. */
export function greyed({ data, width, height }: Picture, seed: number, noise = 40): Picture {
  let state = seed;
  const grain = () => ((state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648 - 0.5) * noise;
  return { data: data.map((value, i) => (i % 4 === 3 ? 255 : 80 + (value * 120) / 255 + grain())), width, height };
}
