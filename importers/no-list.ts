// What plainly is no list of payments, told by its content: our own results, a village register, data of a program, bytes that are no text.
import type { Bytes } from './bytes.ts';
import type { Text } from './decode.ts';
import { Refusal } from './formats/refusal.ts';
import type { FileFacts } from './report.ts';
import type { Sheet } from './sheet.ts';
import type { Survey } from './text-survey.ts';
import { compact } from './text.ts';

const needList = '请找到生成它的发放明细表，再检查。';
// A notice for print, a page of the site, a page of a board.
const ownPage = /<meta name="generator" content="mingbai"|<title>[^<]* - 明白栏<\/title>|<title>[^<]*村务公开 第\d+页<\/title>/;
const ownTable = ['村代码', '乡镇', '村', '户数或人数', '数量'];
const register = ['code', 'village', 'township_code', 'township'];

/** Throws a Refusal for a page that we made ourselves: the people on it are in a list already. */
export function refuseOwnPage(text: string): void {
  if (ownPage.test(text.slice(0, 4096))) throw new Refusal('file-not-table', '这是明白栏做的公开表网页，不是发放表。', needList);
}

/** The same for our table of sums, and for a village register. */
export function refuseOwnTable([sheet]: readonly Sheet[]): void {
  const head = (sheet?.grid.slice(0, 1)[0] ?? []).map((cell) => compact(cell).toLowerCase());
  if (ownTable.every((title, i) => head[i] === title)) throw new Refusal('file-not-table', '这是明白栏做的各村合计，不是发放表。', needList);
  if (register.every((column) => head.includes(column))) throw new Refusal('file-not-table', '这是村名册，不是发放表。', '村名册只用来核对村名；请另外给出发放表。');
}

const mostJson = 20_000_000;

export function refuseJson(text: Text, { head, end }: Survey): void {
  if (!/^\s*[[{]/.test(head) || end > mostJson || !isJson([...text].join(''))) return;
  throw new Refusal('file-not-table', '这是程序用的数据（JSON），不是表格。', needList, 'json');
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/** Throws a Refusal for bytes with what no text has, such as half a workbook: another encoding would not help. */
export function refuseBinary(name: string, bytes: Bytes, known: Pick<FileFacts, 'format'>): void {
  const head = bytes.subarray(0, Math.min(bytes.length, 65_536));
  const odd = head.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32) || byte === 127 ? 1 : 0), 0);
  if (isWide(head) || odd * 50 < head.length) return;
  known.format = null;
  // The ending is only what somebody called it; the content has told already that it is no text.
  const what = /\.(?:xlsx?|xlsm|et|ods)$/i.test(name) ? '不是完整的 Excel 文件' : '既不是文字，也不是完整的 Excel 文件';
  throw new Refusal('file-broken', `这${what}，可能损坏或没有传完。`, '请用 Excel 打开，另存后再试；打不开的，请找对方重新要一份。');
}

/** UTF-16 without its mark: of its digits, commas and ends of lines every other byte is nothing. */
function isWide(head: Uint8Array): boolean {
  const zeros = [0, 1].map((from) => head.reduce((count, byte, i) => count + (i % 2 === from && byte === 0 ? 1 : 0), 0));
  return Math.max(...zeros) * 20 > head.length && Math.min(...zeros) === 0;
}

const leastTold = 3;

/** Whether rows without a header stand in columns all the same, as data do and sentences, scripts and programs do not; whoever writes numbers of persons means a list. */
export function standsInColumns(rows: readonly (readonly string[])[]): boolean {
  const filled = rows.map((cells) => cells.filter((cell) => cell !== '')).filter((cells) => cells.length > 0);
  const wide = filled.filter((cells) => cells.length >= leastTold);
  return wide.length * 2 >= filled.length || filled.some((cells) => cells.some((cell) => /\d{17}[\dXx]/.test(cell)));
}

export const proseSaid = ['这是一段文字，不是表格。', needList] as const;
