// What a reviewer reads of the programme's other payments: differences where the same villages were paid, and none where they were others.
import { beforeEach, expect, test } from 'vitest';
import { comparisonOf, type VillageAmount } from '../../server/batches/comparison.ts';
import { ComparisonTable } from '../../server/batches/comparison-table.tsx';
import { batchFor } from '../../server/batches/queries.ts';
import { htmlDocument } from '../../server/web/document.ts';
import { sharedRenderer } from '../print/printer.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, publish, type Office } from '../support/office.ts';
import { visibleText } from '../support/page.ts';
import { beiluo, grain, lancheng, paidFen, yuan } from './samples.ts';

const renderer = sharedRenderer();

onBothEngines('comparing with other payments', (open) => {
  let office: Office;
  let batchId: string;
  beforeEach(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    batchId = await publish(office, 'grain-one-off', grain);
  });

  const shown = async (now: VillageAmount[], { year, term } = { year: 2026, term: '第二批' }) => {
    const comparison = await comparisonOf(office.deps, { ...await batchFor(office.deps, office.reviewer, batchId), year, term }, now);
    return visibleText(htmlDocument(<ComparisonTable comparison={comparison} year={year} amount="实发" />));
  };

  test('a second payment to other villages is said to be that, and reads as no loss', async () => {
    const text = await shown([{ code: lancheng, name: '兰城村', payments: 2, fen: 95_900 }]);
    expect(text).toBe(`本年另一次的1个村（${yuan(paidFen(grain))}元）与这一批没有一个相同，发的是不同的村，不比差额。`);
  });

  test('a second payment to the same village is compared to the fen', async () => {
    const text = await shown([{ code: beiluo, name: '北洛村', payments: 4, fen: paidFen(grain) - 100 }, { code: lancheng, name: '兰城村', payments: 2, fen: 95_900 }]);
    expect(text).toContain(`北洛村 ${yuan(paidFen(grain) - 100)} ${yuan(paidFen(grain))} −1.00 兰城村 959.00 没有 新增`);
  });

  test('last year went to other villages: the same holds', async () => {
    expect(await shown([{ code: lancheng, name: '兰城村', payments: 2, fen: 95_900 }], { year: 2027, term: '' })).toContain('2026年的1个村');
  });
});
