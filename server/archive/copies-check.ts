// Whether paper, page and record in a package are those of its data: each carries the number, the hash and the amounts.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { plainYuan } from '../notices/data.ts';
import { saidFen } from '../notices/kind-words.ts';
import { shortHash } from '../domain/notice-number.ts';
import { htmlText } from '../domain/markup-text.ts';
import { pdfText } from '../pdf/text.ts';
import { blame, isReadable } from './bag-manifest.ts';
import type { Bag } from './bag-manifest.ts';
import type { StatedEdition } from './edition-check.ts';
import { isWrittenFacts, missingWord, type Facts, type ListFacts } from './edition-facts.ts';
import { fileOf, otherSheets } from './package-files.ts';

const record = z.object({ number: z.string(), edition: z.int(), hash: z.string(), witness: z.string() });

export async function checkCopies(bag: Bag, facts: Facts, said: StatedEdition): Promise<void> {
  for (const sheet of ['notice.pdf', ...otherSheets]) await checkCopy(bag, sheet, async (bytes) => (await pdfText(bytes)).join(' '), facts, said);
  await checkCopy(bag, 'notice.html', (bytes) => Promise.resolve(htmlText(new TextDecoder().decode(bytes))), facts, said);
  await checkRecord(bag, said);
}

async function checkCopy(bag: Bag, name: string, read: (bytes: Uint8Array) => Promise<string>, facts: Facts, said: StatedEdition): Promise<void> {
  const bytes = await bytesOf(bag, name);
  if (bytes === null) return;
  const [path, words] = [`data/${name}`, fileOf(name)?.said ?? name];
  const text = await read(bytes).catch(() => null);
  if (text === null) return blame(bag, path, `${words}读不出来，不是封存时写下的样子。`);
  const bare = text.replace(/\s/g, '');
  const imprint = { 编号: said.number, 校验: `校验${shortHash(said.hash)}`, 存证: said.witness && `存证${said.witness}` };
  for (const [what, mark] of Object.entries(imprint)) {
    if (!bare.includes(mark.replace(/\s/g, ''))) blame(bag, path, `${words}上印的${what}不是公开内容（数据）的。`);
  }
  const other = isWrittenFacts(facts) ? missingText(text, facts.words) : missingIn(text, facts);
  if (other) blame(bag, path, `${words}上没有公开内容（数据）里的${other}。`);
}

/** What of the data the text does not hold; each amount in the text counts for one row. */
function missingIn(text: string, { rows, totals }: ListFacts): string | null {
  const bare = text.replace(/\s/g, '');
  const amounts = Map.groupBy(text.match(/[\d,]+\.\d\d(?!\d)/g) ?? [], (amount) => amount.replaceAll(',', ''));
  if (!amounts.has(plainYuan(saidFen(totals))) && rows.length > 0) return `合计 ${plainYuan(saidFen(totals))} 元`;
  const at = rows.findIndex(({ name, amountFen }) => !bare.includes(name.replace(/\s/g, '')) || amounts.get(plainYuan(amountFen))?.pop() === undefined);
  return at < 0 ? null : `序号 ${at + 1} 的姓名或金额`;
}

/** Not quoted: it may be whatever somebody wrote into a package. */
function missingText(text: string, words: readonly string[]): string | null {
  return missingWord(text, words) === undefined ? null : '全部文字和金额';
}

async function checkRecord(bag: Bag, said: StatedEdition): Promise<void> {
  const bytes = await bytesOf(bag, 'review-record.json');
  if (bytes === null) return;
  const path = 'data/review-record.json';
  const read = record.safeParse(jsonOf(new TextDecoder().decode(bytes)));
  if (!read.success) return blame(bag, path, '发布和审核记录读不出来，不是封存时写下的样子。');
  const isSame = read.data.number === said.number && read.data.edition === said.edition && read.data.hash === said.hash && read.data.witness === said.witness;
  if (!isSame) blame(bag, path, '发布和审核记录里的编号、校验或存证与这一版的不符。');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function bytesOf(bag: Bag, name: string): Promise<Uint8Array | null> {
  if (!bag.tree.files.has(`data/${name}`) || !isReadable(bag, `data/${name}`)) return null;
  return readFile(join(bag.dir, 'data', name)).catch(() => null);
}
