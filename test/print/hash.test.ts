// A hash is compared sign by sign, by eye and by copying: no two of its letters may be drawn as one.
import { expect, test } from 'vitest';
import { renderNotices } from '../../print-templates/index.tsx';
import { pdfText } from '../../server/pdf/text.ts';
import { sharedRenderer } from './printer.ts';
import { households, notice } from './samples.ts';

const renderer = sharedRenderer();

test('a hash with letters that other texts join is printed and read letter by letter', async () => {
  const pdf = await renderer().pdf(renderNotices([notice(households(3), { check: '校验 ffff fff1', witness: '存证 3cff 0ffa' })]));
  const text = (await pdfText(pdf)).join(' ');
  expect(text).toContain('ffff fff1');
  expect(text).toContain('3cff 0ffa');
});
