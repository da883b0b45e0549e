// A correction beside what it corrects: every line that changed is told once, old beside new, and nothing that stayed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineDifference, marked, type Line } from '../../server/domain/line-difference.ts';

const text = (...texts: string[]): Line[] => texts.map((one, i) => ({ place: `第${i + 1}段`, kind: 'text', cells: [one] }));
const rows = (...table: string[][]): Line[] => table.map((cells, i) => ({ place: `第${i + 1}行`, kind: 'row', key: cells[0] ?? '', cells }));
const said = (before: Line[], after: Line[]) => lineDifference(before, after).changes.map((change) => [change.before?.cells.join() ?? null, change.after?.cells.join() ?? null]);

describe('a correction beside the old text', () => {
  test('a changed paragraph stands beside the one it was', () => {
    expect(said(text('应到35人。', '决定修补村东道路1.2公里。', '张贴。'), text('应到35人。', '决定修补村东道路1.5公里。', '张贴。'))).toEqual([['决定修补村东道路1.2公里。', '决定修补村东道路1.5公里。']]);
  });

  test('a new paragraph at the top is new, and those below did not change', () => {
    expect(said(text('修路。', '修桥。'), text('先说明。', '修路。', '修桥。'))).toEqual([[null, '先说明。']]);
  });

  test('a row of a table is known by its first cell, whatever else of it changed', () => {
    expect(said(rows(['水泥', '36吨', '15120'], ['人工', '64', '11520']), rows(['砂石', '8方', '960'], ['水泥', '9', '3780'], ['人工', '64', '11520'])))
      .toEqual([[null, '砂石,8方,960'], ['水泥,36吨,15120', '水泥,9,3780']]);
  });

  test('a paragraph that became a heading is told', () => {
    expect(lineDifference(text('修路'), text('修路').map((line) => ({ ...line, kind: 'heading' }))).changes).toHaveLength(2);
  });

  const lines = fc.array(fc.record({ place: fc.constant('某段'), kind: fc.constantFrom('text', 'row'), cells: fc.array(fc.constantFrom('一', '二', '水泥', '36吨', ''), { minLength: 1, maxLength: 3 }) }), { maxLength: 12 });

  test('both texts can be put together again from what is told and what stayed', () => {
    fc.assert(fc.property(lines, lines, (before, after) => {
      const { changes, same } = lineDifference(before, after);
      const [gone, come] = [changes.flatMap((change) => change.before ?? []), changes.flatMap((change) => change.after ?? [])];
      expect([before.length - gone.length, after.length - come.length]).toEqual([same, same]);
      const left = (all: Line[], taken: Line[]) => all.filter((line) => !taken.includes(line)).map(({ kind, cells }) => ({ kind, cells }));
      expect(left(before, gone)).toEqual(left(after, come));
    }));
  });

  test('within a text what differs is marked, and a number as a whole', () => {
    const { before, after } = marked('同意29人，决定修补1.2公里。', '同意30人，决定修补1.5公里。');
    const changed = (pieces: typeof before) => pieces.filter(({ isSame }) => !isSame).map(({ text: one }) => one);
    expect([changed(before), changed(after)]).toEqual([['29', '1.2'], ['30', '1.5']]);
  });

  test('the pieces of a text are the text, and what stayed is the same in both', () => {
    const words = fc.string({ unit: fc.constantFrom('甲', '乙', '𬭳', '1', '.') });
    fc.assert(fc.property(words, words, (before, after) => {
      const pieces = marked(before, after);
      const whole = (some: typeof pieces.before) => some.map(({ text: one }) => one).join('');
      expect([whole(pieces.before), whole(pieces.after)]).toEqual([before, after]);
      expect(whole(pieces.before.filter(({ isSame }) => isSame))).toBe(whole(pieces.after.filter(({ isSame }) => isSame)));
    }));
  });
});
