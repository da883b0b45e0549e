// The texts that a legacy workbook shares: read whole however its writer cut them, refused where they end before they should.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BiffTexts } from '../../importers/formats/biff-texts.ts';
import { checkBook, sheetOf, xlsOf, type BiffPart } from './make-workbook.ts';

const gridOf = (cells: BiffPart[], book: BiffPart[]) => [...sheetOf(cells, book).grid].map((row) => row.join('|'));
const refusedOf = (cells: BiffPart[], book: BiffPart[] = []) => checkBook(xlsOf(cells, book)).findings.map(({ code }) => code);

type Written = { text: string; isWide: boolean; runs: number; extra: number };

// As a writer puts shared texts into records of some size: characters are cut between two of them, and go on with a byte that says how wide they are.
function recordsOf(texts: readonly Written[], size: number): Buffer[] {
  const pieces: number[][] = [[0, 0, 0, 0, 0, 0, 0, 0]];
  const room = () => size - (pieces.at(-1)?.length ?? 0);
  for (const { text, isWide, runs, extra } of texts) {
    let width = isWide || /[^\0-\xff]/.test(text) ? 2 : 1;
    if (room() < 10) pieces.push([]);
    pieces.at(-1)?.push(text.length & 255, text.length >> 8, width - 1 | (runs > 0 ? 8 : 0) | (extra > 0 ? 4 : 0), ...(runs > 0 ? [runs, 0] : []), ...(extra > 0 ? [extra, 0, 0, 0] : []));
    for (let i = 0; i < text.length; i++) {
      if (room() < width) {
        width = /[^\0-\xff]/.test(text.slice(i)) ? 2 : 1;
        pieces.push([width - 1]);
      }
      pieces.at(-1)?.push(...(width === 2 ? [text.charCodeAt(i) & 255, text.charCodeAt(i) >> 8] : [text.charCodeAt(i)]));
    }
    for (let i = 0; i < 4 * runs + extra; i++) {
      if (room() === 0) pieces.push([]);
      pieces.at(-1)?.push(255);
    }
  }
  return pieces.map((piece) => Buffer.from(piece));
}

const written = fc.record({ text: fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 })), isWide: fc.boolean(), runs: fc.nat(3), extra: fc.nat(9) });

test('texts are read however they are cut', () => {
  fc.assert(
    fc.property(fc.array(written, { maxLength: 20 }), fc.integer({ min: 16, max: 80 }), (texts, size) => {
      const read = new BiffTexts(recordsOf(texts, size), 8);
      expect(texts.map(() => read.next())).toEqual(texts.map(({ text }) => text));
      expect(read.isDone).toBe(true);
    }),
  );
});

test('texts that the workbook shares may fill several records, be fewer than it says, and have something behind them', () => {
  const pieces = recordsOf([{ text: '甲乙丙丁戊己庚辛', isWide: true, runs: 1, extra: 2 }, { text: 'A', isWide: false, runs: 0, extra: 0 }], 16);
  const shared = (count: number, behind = ''): BiffPart[] => pieces.map((piece, i) => (i === 0 ? [0x00fc, 0, 0, count, 0, piece.subarray(8)] : i < pieces.length - 1 ? [0x003c, piece] : [0x003c, piece, behind]));
  const cells: BiffPart[] = [[0x00fd, 0, 0, 0, 0, 0], [0x00fd, 0, 1, 0, 1, 0]];
  for (const book of [shared(2), shared(9), shared(2, '00')]) expect(gridOf(cells, book)).toEqual(['甲乙丙丁戊己庚辛|A']);
});

test('texts that are cut short, and a cell that means none of them, are refused and never sought for', () => {
  const shared = Buffer.concat(recordsOf([{ text: '甲乙', isWide: true, runs: 1, extra: 2 }], 80));
  shared.writeUInt32LE(1, 4);
  const cell: BiffPart = [0x00fd, 0, 0, 0, 0, 0];
  expect(gridOf([cell], [[0x00fc, shared]])).toEqual(['甲乙']);
  for (let size = 0; size < shared.length; size++) expect(refusedOf([cell], [[0x00fc, shared.subarray(0, size)]])).toEqual(['file-broken']);
  expect(refusedOf([[0x00fd, 0, 0, 0, 1, 0]], [[0x00fc, shared]])).toEqual(['file-broken']);
  expect(refusedOf([cell])).toEqual(['file-broken']);
});
