// What lies beside the village folders: a page to click through, the totals as a table, and every file with its hash.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { plainQuantity, plainYuan } from '../notices/data.ts';
import { quantityOf } from '../notices/words.ts';
import { htmlDocument } from '../web/document.ts';
import { HomePage } from './home-page.tsx';
import { IndexPage } from './index-page.tsx';
import { writeManifest } from './manifest.ts';
import { belowBase } from './notice-folder.ts';
import type { OfflineEdition } from './offline-editions.ts';

export async function writeIndex(out: string, editions: readonly OfflineEdition[], baseUrl: string | null): Promise<void> {
  await writeFile(join(out, 'index.html'), htmlDocument(IndexPage({ editions })));
  await writeFile(join(out, 'summary.csv'), summaryCsv(editions));
  if (baseUrl !== null) await writeFile(join(out, 'public', 'index.html'), belowBase(htmlDocument(HomePage({ editions })), baseUrl));
  await writeManifest(out, 'mingbai notices', { baseUrl });
}

function summaryCsv(editions: readonly OfflineEdition[]): string {
  const head = ['村代码', '乡镇', '村', '户数或人数', '数量', '实发金额(元)', '退回待重发(元)', '尚未发放(元)', '公开编号', '校验'];
  const rows = editions.map(({ content: { village, township, totals, units, number }, hash }) => [
    village.code, township, village.name, totals.households, plainQuantity(totals.areaUnits, quantityOf(units).unit),
    plainYuan(totals.paidFen), plainYuan(totals.returnedFen), plainYuan(totals.unpaidFen), number, hash.slice(0, 8),
  ]);
  const sum = (value: (totals: OfflineEdition['content']['totals']) => number) => plainYuan(editions.reduce((total, { content }) => total + value(content.totals), 0));
  const total = ['合计', '', `${editions.length}个村`, '', '', sum((t) => t.paidFen), sum((t) => t.returnedFen), sum((t) => t.unpaidFen), '', ''];
  return `\uFEFF${Papa.unparse([head, ...rows, total], { escapeFormulae: true, newline: '\r\n' })}`;
}
