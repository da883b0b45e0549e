// The code on the printed sheet, read back by two decoders that know nothing of the one that made it.
import { expect, test } from 'vitest';
import { blotted, byJsQr, byZxing, greyed } from './decoders.ts';
import { renderNotices, renderSlips } from '../../print-templates/index.tsx';
import { pictureOf, sharedRenderer, type Picture } from './printer.ts';
import { households, notice } from './samples.ts';

const renderer = sharedRenderer();

const long = `https://gongkai.taierzhuang.example.gov.cn/n/${'N7K2-137'.repeat(4)}/1`;

test.for([['https://mb.example.cn/n/N7K2-137'], [long]])('the code on every sheet leads to %s', async ([qrUrl = '']) => {
  const pdf = await renderer().pdf(renderNotices([notice(households(60), { qrUrl })]));
  for (const sheet of [1, 2]) {
    const picture = await pictureOf(pdf, sheet, 150);
    expect(byJsQr(picture)).toBe(qrUrl);
    expect(await byZxing(picture)).toEqual([qrUrl]);
  }
});

test.for([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('the code of sheet %i is read by both at 150 dpi, with a twentieth of it spoilt, and grey as a tired copier makes it', async (seed) => {
  const qrUrl = `https://mb.example.cn/n/370405102214-2026-${seed * 37}/${seed}`;
  const picture = codeOf(await pictureOf(await renderer().pdf(renderNotices([notice(households(5), { qrUrl })])), 1, 150));
  for (const copy of [blotted(picture, seed), greyed(picture, seed), blotted(greyed(picture, seed), seed)]) {
    expect(byJsQr(copy)).toBe(qrUrl);
    expect(await byZxing(copy)).toEqual([qrUrl]);
  }
});

test('every slip of a sheet leads to its own household', async () => {
  const slips = Array.from({ length: 8 }, (_, i) => ({ name: `户${i}`, group: '1组', url: `https://mb.example.cn/look-up#Zm9vYmFyYmF6cXV4Zm9${i}`, code: '7K2M9QPX44' }));
  const html = renderSlips({ village: '北洛村', address: 'mb.example.cn/look-up', phone: null, hint: '请收好。', caution: '不收费', slips });
  const picture = await pictureOf(await renderer().pdf(html), 1, 150);
  expect((await byZxing(picture)).toSorted()).toEqual(slips.map(({ url }) => url));
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

/** What a telephone is held over: the code with its white edge, in the lower left corner of A4. */
function codeOf({ data, width }: Picture): Picture {
  const mm = width / 210;
  const [left, top, side] = [13 * mm, 243 * mm, 37 * mm].map(Math.round) as [number, number, number];
  const rows = Array.from({ length: side }, (_, y) => data.subarray(((top + y) * width + left) * 4, ((top + y) * width + left + side) * 4));
  return { data: new Uint8ClampedArray(rows.flatMap((row) => [...row])), width: side, height: side };
}
