// A county's villages are folded away under their sum; a township's few stand open.
import { expect, test } from 'vitest';
import { VillageTable } from '../../server/batches/village-table.tsx';
import { htmlDocument } from '../../server/web/document.ts';
import { visibleText } from '../support/page.ts';

test.each([[40, '各村合计（40 个村） 村', false], [41, '各村合计（41 个村）：82 笔，实发 410.00 元', true]])('of %i villages', (number, said, isFolded) => {
  const villages = Array.from({ length: number }, (_, i) => ({ name: `第${i}村`, township: '泥沟镇', payments: 2, fen: 1_000, areaUnits: null }));
  const html = htmlDocument(<VillageTable batch={{ programme: 'farmland-fertility', list: 'result' }} villages={villages} />);
  expect(html.includes('<details')).toBe(isFolded);
  expect(visibleText(html)).toContain(said);
  expect(visibleText(html)).toContain('第39村');
});
