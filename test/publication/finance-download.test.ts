// The accounts of a month can be taken away from their page: what the page shows, to the fen, as text and as a workbook, while it is public.
import { read, utils } from '@e965/xlsx';
import { beforeAll, expect, test } from 'vitest';
import type { ManuscriptContent } from '../../server/domain/manuscript.ts';
import { withdrawManuscript } from '../../server/manuscripts/review.ts';
import { lookAtVillage } from '../../server/rescan/village.ts';
import { sharedRenderer } from '../print/printer.ts';
import { onBothEngines } from '../support/database.ts';
import { openDesk, publishText, type Desk } from '../support/manuscripts.ts';
import { work } from '../support/office.ts';
import { beiluo } from './samples.ts';

const renderer = sharedRenderer();
const page = `/n/${beiluo}-2026-1`;
const content: ManuscriptContent = {
  kind: 'finance', basis: '', accounts: {
    openingFen: 100_010, closingFen: 702_963, entries: [
      { day: '2026-05-06', voucher: '记-1', item: '机动地承包费', incomeFen: 610_000, expenseFen: 0, handler: '周小满' },
      { day: '2026-05-20', voucher: '记-2', item: '=1+1', incomeFen: 0, expenseFen: 7_047, handler: '周小满' },
    ],
  },
};

onBothEngines('the accounts of a month', (open) => {
  let desk: Desk;
  let id: string;
  beforeAll(async () => {
    desk = await openDesk(await open(), { renderer: renderer() });
    id = await publishText(desk, { villageCode: beiluo, item: 'accounts', title: '村级财务收支', year: 2026, term: '5月', content });
  });

  const bytes = async (path: string) => Buffer.from(await (await desk.app.request(path)).arrayBuffer());

  test('are offered on their page, and both files say the same cells, without vouchers and names', async () => {
    const { html } = await desk.visitor().get(page);
    expect([...html.matchAll(/href="([^"]+\.(?:csv|xlsx))"/g)].map(([, href]) => href)).toEqual([`${page}/accounts.xlsx`, `${page}/accounts.csv`]);
    const text = (await bytes(`${page}/accounts.csv`)).toString();
    expect(text.replace('\uFEFF', '').trim().split('\r\n').slice(1)).toEqual(['日期,摘要,收入(元),支出(元),结余(元)', ',上月结余,,,1000.10', '2026-05-06,机动地承包费,6100.00,,7100.10', '2026-05-20,"\'=1+1",,70.47,7029.63', ',本月合计,6100.00,70.47,7029.63']);
    const book = read(await bytes(`${page}/accounts.xlsx`), { cellFormula: true });
    const sheet = Object.values(book.Sheets)[0] ?? {};
    expect(utils.sheet_to_json<string[]>(sheet, { header: 1, raw: true }).slice(3)).toEqual([['2026-05-06', '机动地承包费', 6100, '', 7100.1], ['2026-05-20', '=1+1', '', 70.47, 7029.63], ['', '本月合计', 6100, 70.47, 7029.63]]);
    expect(Object.values(sheet).filter((cell: unknown) => typeof cell === 'object' && cell !== null && 'f' in cell)).toEqual([]);
    expect(`${text}${(await bytes(`${page}/accounts.xlsx`)).toString()}`).not.toMatch(/周小满|记-1/);
  });

  test('are found in order by the look over what is public, and are gone when the notice is taken back', async () => {
    expect((await lookAtVillage(desk.deps, beiluo)).findings).toEqual([]);
    await withdrawManuscript(desk.deps, desk.reviewer, id, '写错了月份');
    await work(desk);
    expect([(await desk.app.request(`${page}/accounts.csv`)).status, (await desk.app.request(`${page}/accounts.xlsx`)).status, (await desk.app.request(page)).status]).toEqual([404, 404, 410]);
    expect((await lookAtVillage(desk.deps, beiluo)).findings).toEqual([]);
  });
});
