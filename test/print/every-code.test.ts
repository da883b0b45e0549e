// The code on every paper that carries one, whatever the template: read by two decoders at 150 dpi, with a twentieth of it spoilt, and in grey.
import { expect, test } from 'vitest';
import { noticeEntries } from '../../bench/gallery/notices.ts';
import { paperEntries } from '../../bench/gallery/papers.ts';
import { proposalEntries } from '../../bench/gallery/proposals.ts';
import { writtenEntries } from '../../bench/gallery/written.tsx';
import { yearEntries } from '../../bench/gallery/years.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { blotted, byJsQr, byZxing, cutOut, greyed } from './decoders.ts';
import { dense, pictureOf, sharedRenderer } from './printer.ts';

const renderer = sharedRenderer();
/** More makes one of the decoders see a pattern within a single dark square of A3, which is wider than the pieces it looks at. */
const NOISE = 20;

/** One of each template and kind on each paper; the long ones say nothing more. */
const wanted = ['notice-37', 'notice-150-landscape', 'notice-150-a3', 'notice-150-a3-landscape', 'notice-correction', 'notice-superseded', 'poster-a3', 'poster-a4', 'slips-8', 'slips-10', 'leaflet', 'finance', 'affairs', 'matrix-9',
  'proposal-first-paper', 'written-affairs-long-paper', 'written-affairs-long-a3-paper', 'written-finance-a3-paper', 'written-application-paper', 'year-3-paper', 'year-9-paper', 'year-20-a3'];
const papers = [...noticeEntries(), ...paperEntries(), ...proposalEntries(), ...writtenEntries(), ...yearEntries()].flatMap((entry) => (entry.kind === 'paper' && wanted.includes(entry.name) ? [entry] : []));

test('every template with a code is among them', () => {
  expect(papers.map(({ name }) => name).toSorted()).toEqual(wanted.toSorted());
});

test.each(papers.map(({ name, html }) => [name, html] as const))('%s', async (_name, html) => {
  const pdf = await renderer().pdf(html);
  const texts = (await pdfText(pdf)).map(dense);
  // Where the browser breaks the sheets the code is on the last one, else on each.
  const sheet = texts.length;
  const codes = await cutOut(await pictureOf(pdf, sheet, 150));
  expect(codes.length).toBeGreaterThan(0);
  for (const [seed, { text, code }] of codes.entries()) {
    // The sheet says the same address for those who type it; a slip keeps its secret behind the #.
    expect(texts[sheet - 1]).toContain((text.replace('https://', '').split('#')[0] ?? '').replace(/(\/n\/[^/]+)\/\d+$/, '$1'));
    const copies = { plain: code, blotted: blotted(code, seed + 1), grey: greyed(code, seed + 1, NOISE), both: blotted(greyed(code, seed + 1, NOISE), seed + 1) };
    for (const [how, copy] of Object.entries(copies)) expect([how, byJsQr(copy), await byZxing(copy)]).toEqual([how, text, [text]]);
  }
});
