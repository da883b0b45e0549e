// What only our own bags can prove: that the data is the edition whose hash was printed, and that the table says the same.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { z } from 'zod';
import { canonicalJson } from '../domain/canonical-json.ts';
import { hashOf } from '../files.ts';
import { plainYuan } from '../notices/data.ts';
import { blame, isReadable, readTag } from './bag-manifest.ts';
import type { Bag } from './bag-manifest.ts';
import { bagInfoValues } from './bag-tags.ts';

const [dataPath, tablePath] = ['data/edition.json', 'data/payments.csv'];

const fen = z.int().min(0);
const facts = z.object({
  number: z.string(), edition: z.int(), totals: z.object({ paidFen: fen }), rows: z.array(z.object({ name: z.string(), amountFen: fen })),
});
type Facts = z.output<typeof facts>;

/** A bag that states no edition and holds none is somebody else's and none of our business. */
export async function checkEdition(bag: Bag): Promise<void> {
  const info = bag.tree.files.has('bag-info.txt') ? await readTag(bag, 'bag-info.txt') ?? '' : '';
  const [stated] = bagInfoValues(info, 'Edition-SHA256');
  if (!bag.tree.files.has(dataPath)) {
    if (stated !== undefined) blame(bag, dataPath, '缺少公开内容（数据），无法核对它是不是公开过的那一版。');
    return;
  }
  const content = await contentOf(bag);
  if (content === null) return;
  if (content.hash !== stated) blame(bag, dataPath, '公开内容（数据）与登记的版次校验不符：不是公开过的那一版。');
  const identifier = `${content.facts.number}/${content.facts.edition}`;
  if (!bagInfoValues(info, 'External-Identifier').includes(identifier)) blame(bag, 'bag-info.txt', `登记的公开编号与公开内容（数据）里的 ${identifier} 不符。`);
  await checkTable(bag, content.facts);
}

async function contentOf(bag: Bag): Promise<{ hash: string; facts: Facts } | null> {
  try {
    const content: unknown = JSON.parse(await textOf(bag, dataPath) ?? '');
    return { hash: hashOf(canonicalJson(content)), facts: facts.parse(content) };
  } catch {
    // JSON, canonical form and shape each throw their own kind of error; to the reader it is one.
    blame(bag, dataPath, '公开内容（数据）读不出来，不是封存时写下的样子。');
    return null;
  }
}

async function checkTable(bag: Bag, { rows, totals }: Facts): Promise<void> {
  const text = bag.tree.files.has(tablePath) ? await textOf(bag, tablePath) : null;
  if (text === null) return blame(bag, tablePath, '缺少发放明细（表格），无法与公开内容（数据）核对。');
  const lines = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: ',', skipEmptyLines: true }).data;
  const head = lines.find((line) => line.includes('金额(元)')) ?? [];
  // 户主姓名, or 姓名 where persons are paid.
  const [name, amount] = [head.findIndex((label) => label.endsWith('姓名')), head.indexOf('金额(元)')];
  const listed = lines.slice(lines.indexOf(head) + 1).map((line) => ({ first: line[0], name: plain(line[name]), amount: line[amount] }));
  const total = listed.pop();
  if (total?.first !== '合计' || total.amount !== plainYuan(totals.paidFen)) blame(bag, tablePath, `发放明细（表格）的合计与公开内容（数据）的 ${plainYuan(totals.paidFen)} 元不符。`);
  if (listed.length !== rows.length) return blame(bag, tablePath, `发放明细（表格）有 ${listed.length} 行，公开内容（数据）有 ${rows.length} 行。`);
  const other = rows.findIndex((row, i) => listed[i]?.name !== plain(row.name) || listed[i]?.amount !== plainYuan(row.amountFen));
  if (other >= 0) blame(bag, tablePath, `发放明细（表格）序号 ${other + 1} 的姓名或金额与公开内容（数据）不符。`);
}

/** As it was before the table was made safe for spreadsheets, which read a leading = as a formula. */
function plain(cell: string | undefined): string | undefined {
  return cell?.replace(/^'/, '');
}

async function textOf(bag: Bag, path: string): Promise<string | null> {
  if (!isReadable(bag, path)) return null;
  const bytes = await readFile(join(bag.dir, path)).catch(() => null);
  return bytes && new TextDecoder().decode(bytes);
}
