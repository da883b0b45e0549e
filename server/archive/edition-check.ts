// What only our own bags can prove: that the data is the edition whose hash was printed, and that the table says the same.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { canonicalJson } from '../domain/canonical-json.ts';
import { hashOf } from '../files.ts';
import { plainQuantity, plainYuan } from '../notices/data.ts';
import { saidFen } from '../notices/kind-words.ts';
import { blame, isReadable, readTag } from './bag-manifest.ts';
import type { Bag } from './bag-manifest.ts';
import { bagInfoValues } from './bag-tags.ts';
import { checkCopies } from './copies-check.ts';
import { digestOf } from './bag-tree.ts';
import { factsFrom, isWrittenFacts, missingWord, type Facts, type ListFacts, type WrittenFacts } from './edition-facts.ts';
import { filesOf } from './package-files.ts';
import { checkPosting } from './posting-check.ts';

const [dataPath, tablePath, writtenTable] = ['data/edition.json', 'data/payments.csv', 'data/table.csv'];
const sealed = 'tagmanifest-sha256.txt';

/** Which edition a package says it is; the hash is computed from the data, the witness as bag-info.txt states it ('' when not). */
export type StatedEdition = { number: string; edition: number; hash: string; witness: string };

/** A bag that states no edition and holds nothing of one is somebody else's and none of our business: null. */
export async function checkEdition(bag: Bag): Promise<StatedEdition | null> {
  const info = bag.tree.files.has('bag-info.txt') ? await readTag(bag, 'bag-info.txt') ?? '' : '';
  if (!isOurs(bag, info)) return null;
  // The standard can do without it, our seal cannot: nothing else vouches for bag-info.txt and the list of the payload.
  if (!bag.tree.files.has(sealed)) blame(bag, sealed, '缺少封存时写下的总清单，无法核对其余清单是否被改动过。');
  const [stated] = bagInfoValues(info, 'Edition-SHA256');
  const content = bag.tree.files.has(dataPath) ? await contentOf(bag) : null;
  for (const [name, { said }] of filesOf({ kind: content && isWrittenFacts(content.facts) ? content.facts.kind : 'result' })) {
    if (!bag.tree.files.has(`data/${name}`)) blame(bag, `data/${name}`, `缺少${said}${name === 'edition.json' ? '，无法核对它是不是公开过的那一版' : ''}。`);
  }
  if (content === null) return null;
  if (content.hash !== stated) blame(bag, dataPath, '公开内容（数据）与登记的版次校验不符：不是公开过的那一版。');
  const identifier = `${content.facts.number}/${content.facts.edition}`;
  if (!bagInfoValues(info, 'External-Identifier').includes(identifier)) blame(bag, 'bag-info.txt', `登记的公开编号与公开内容（数据）里的 ${identifier} 不符。`);
  await (isWrittenFacts(content.facts) ? checkWritten(bag, content.facts) : checkTable(bag, content.facts));
  const said = { number: content.facts.number, edition: content.facts.edition, hash: content.hash, witness: bagInfoValues(info, 'Audit-Witness')[0] ?? '' };
  await checkCopies(bag, content.facts, said);
  await checkPosting(bag, said);
  return said;
}

function isOurs(bag: Bag, info: string): boolean {
  return ['Edition-SHA256', 'Audit-Witness'].some((label) => bagInfoValues(info, label).length > 0)
    || bagInfoValues(info, 'External-Identifier').some((identifier) => /^\d{12}-20\d\d-\d+\/\d+$/.test(identifier))
    || ['edition.json', 'notice.html', 'review-record.json'].some((name) => bag.tree.files.has(`data/${name}`));
}

async function contentOf(bag: Bag): Promise<{ hash: string; facts: Facts } | null> {
  try {
    const content: unknown = JSON.parse(await textOf(bag, dataPath) ?? '');
    return { hash: hashOf(canonicalJson(content)), facts: factsFrom(content) };
  } catch {
    // JSON, canonical form and shape each throw their own kind of error; to the reader it is one.
    blame(bag, dataPath, '公开内容（数据）读不出来，不是封存时写下的样子。');
    return null;
  }
}

async function checkWritten(bag: Bag, { words, attachments }: WrittenFacts): Promise<void> {
  const text = bag.tree.files.has(writtenTable) ? await textOf(bag, writtenTable) : null;
  const missing = text === null ? undefined : missingWord(text, words);
  if (missing !== undefined) blame(bag, writtenTable, '公开内容（表格）与公开内容（数据）不符。');
  for (const { file, sha256 } of attachments) {
    if (!bag.tree.files.has(`data/${file}`)) blame(bag, `data/${file}`, '缺少这个附件。');
    else if (await digestOf(bag.dir, `data/${file}`, 'sha256').catch(() => '') !== sha256) blame(bag, `data/${file}`, '不是公开时的那个附件。');
  }
}

async function checkTable(bag: Bag, { rows, totals }: ListFacts): Promise<void> {
  const text = bag.tree.files.has(tablePath) ? await textOf(bag, tablePath) : null;
  if (text === null) return;
  const lines = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: ',', skipEmptyLines: true }).data;
  const head = lines.find((line) => line.some(isAmount)) ?? [];
  // 户主姓名, or 姓名 where persons are paid.
  const [name, amount] = [head.findIndex((label) => label.endsWith('姓名')), head.findIndex(isAmount)];
  const [group, quantity] = [head.indexOf('组'), head.findIndex((label) => isQuantity.test(label))];
  const unit = isQuantity.exec(head[quantity] ?? '')?.[1] ?? '';
  const listed = lines.slice(lines.indexOf(head) + 1).map((line) => ({ first: line[0], name: plain(line[name]), amount: line[amount], group: plain(line[group]), quantity: line[quantity] }));
  const total = listed.pop();
  if (total?.first !== '合计' || total.amount !== plainYuan(saidFen(totals))) blame(bag, tablePath, `发放明细（表格）的合计与公开内容（数据）的 ${plainYuan(saidFen(totals))} 元不符。`);
  if (listed.length !== rows.length) return blame(bag, tablePath, `发放明细（表格）有 ${listed.length} 行，公开内容（数据）有 ${rows.length} 行。`);
  const other = rows.findIndex((row, i) => listed[i]?.name !== plain(row.name) || listed[i]?.amount !== plainYuan(row.amountFen));
  if (other >= 0) blame(bag, tablePath, `发放明细（表格）序号 ${other + 1} 的姓名或金额与公开内容（数据）不符。`);
  const moved = rows.findIndex((row, i) => (listed[i]?.group ?? '') !== plain(row.group ?? '') || (quantity >= 0 && row.areaUnits !== undefined && listed[i]?.quantity !== plainQuantity(row.areaUnits, unit)));
  if (moved >= 0) blame(bag, tablePath, `发放明细（表格）序号 ${moved + 1} 的组别或数量与公开内容（数据）不符。`);
}

/** 补贴面积(亩), 月数(月). */
const isQuantity = /\((亩|台|人|月)\)$/;

/** 金额(元), or 拟发金额(元) of a proposal. */
function isAmount(label: string): boolean {
  return label === '金额(元)' || label === '拟发金额(元)';
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
