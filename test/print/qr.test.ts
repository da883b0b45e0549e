// The code on the printed sheet, read back by two decoders that know nothing of the one that made it.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import jsqr from 'jsqr';
import { beforeAll, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { renderNotices } from '../../print-templates/index.tsx';
import { pictureOf, sharedRenderer, type Picture } from './printer.ts';
import { households, notice } from './samples.ts';

const renderer = sharedRenderer();

beforeAll(async () => {
  const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
});

const byJsQr = (picture: Picture) => jsqr.default(picture.data, picture.width, picture.height)?.data;
const byZxing = async ({ data, width, height }: Picture) =>
  (await readBarcodes({ data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' }, { formats: ['QRCode'] })).map(({ text }) => text);

const long = `https://gongkai.taierzhuang.example.gov.cn/n/${'N7K2-137'.repeat(4)}/1`;

test.for([['https://mb.example.cn/n/N7K2-137'], [long]])('the code on every sheet leads to %s', async ([qrUrl = '']) => {
  const pdf = await renderer().pdf(renderNotices([notice(households(60), { qrUrl })]));
  for (const sheet of [1, 2]) {
    const picture = await pictureOf(pdf, sheet, 150);
    expect(byJsQr(picture)).toBe(qrUrl);
    expect(await byZxing(picture)).toEqual([qrUrl]);
  }
});

test('a photocopy in hard black and white with a thumbprint on the code still leads there', async () => {
  const qrUrl = 'https://mb.example.cn/n/N7K2-137';
  const picture = await pictureOf(await renderer().pdf(renderNotices([notice(households(5), { qrUrl })])), 1, 200);
  const copy = { ...picture, data: spoil(picture) };
  expect(await byZxing(copy)).toEqual([qrUrl]);
});

/** Black or white only, and a white spot of 3 mm within the code, which fills the lower left corner. */
function spoil({ data, width, height }: Picture): Uint8ClampedArray {
  const mm = width / 210;
  const spot = { x: 36 * mm, y: height - 33 * mm, radius: 1.5 * mm };
  return data.map((value, i) => {
    if (i % 4 === 3) return 255;
    const [x, y] = [(i >> 2) % width, Math.floor((i >> 2) / width)];
    return value > 127 || Math.hypot(x - spot.x, y - spot.y) < spot.radius ? 255 : 0;
  });
}
