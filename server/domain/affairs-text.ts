// Village affairs as they are typed or pasted into one box: headings, paragraphs, and rows of cells as spreadsheets copy them.
import type { Block } from './manuscript.ts';
import { forbiddenCell, forbiddenHead } from './person-columns.ts';

/** `line` counts from 1; both sentences in Chinese. */
export interface TextFinding { line: number; said: string; remedy: string }

const mostColumns = 10;
const mostRows = 300;
const mostCell = 200;
export const mostLetters = 20_000;

const heading = /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)(?!.*[。；！？])/;
const longestHeading = 40;

/**
 * A line that begins with 一、 or （一） and is no sentence is a heading; lines with tabs or | between cells are a table, its
 * first line the head, and a line that ends in ： right above is its caption; every other line is a paragraph.
 */
export function blocksFrom(text: string): { blocks: Block[]; findings: TextFinding[] } {
  const [blocks, findings]: [Block[], TextFinding[]] = [[], []];
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (!isRow(line)) { addLine(blocks, line.trim()); continue; }
    const end = lines.findIndex((other, i) => i > at && !isRow(other));
    const rows = lines.slice(at, end < 0 ? lines.length : end).map(cellsOf);
    findings.push(...faultsOf(rows, at + 1));
    blocks.push(tableOf(rows, captionAbove(blocks)));
    at += rows.length - 1;
  }
  return { blocks, findings };
}

/** What `blocksFrom` reads as the same blocks. */
export function textFrom(blocks: readonly Block[]): string {
  // Tables with nothing between them would be one.
  return blocks.map((block) => (block.kind === 'table' ? `${tableText(block)}\n` : block.text)).join('\n').trimEnd();
}

function isRow(line: string): boolean {
  return /\S *[\t|｜]|[|｜] *\S/.test(line);
}

function cellsOf(line: string): string[] {
  // A bar inside a cell that a spreadsheet copied would be taken for the edge of one the next time.
  if (/\S *\t/.test(line)) return line.split('\t').map((cell) => cell.replace(/[|｜]/g, '／').trim());
  return line.trim().replace(/^[|｜]|[|｜]$/g, '').split(/[|｜]/).map((cell) => cell.trim());
}

function addLine(blocks: Block[], line: string): void {
  if (line === '') return;
  const isHeading = heading.test(line) && Array.from(line).length <= longestHeading;
  blocks.push({ kind: isHeading ? 'heading' : 'text', text: line });
}

/** Taken from the paragraphs. */
function captionAbove(blocks: Block[]): string | null {
  const last = blocks.at(-1);
  if (last?.kind !== 'text' || !/[：:]$/.test(last.text) || last.text.length > longestHeading) return null;
  blocks.pop();
  return last.text.slice(0, -1);
}

function tableOf([head = [], ...rows]: string[][], caption: string | null): Block {
  return { kind: 'table', caption, head, rows: rows.map((row) => head.map((_, i) => row[i] ?? '')) };
}

function faultsOf(rows: readonly string[][], line: number): TextFinding[] {
  const [head = [], ...body] = rows;
  const of = (at: number, said: string, remedy: string): TextFinding => ({ line: line + at, said, remedy });
  if (body.length === 0) return [of(0, `第${line}行像表头，下面没有内容。`, '请把表的内容接在表头下一行；不是表的，请去掉行里的竖线。')];
  if (head.length > mostColumns || body.length > mostRows) return [of(0, `第${line}行起的表有${body.length}行、${head.length}列。`, `一张表最多${mostRows}行、${mostColumns}列；更大的请作附件。`)];
  const forbidden = forbiddenHead({ head, rows: body });
  if (forbidden) return [of(0, `第${line}行的表写着人的“${forbidden.head}”，不能公开：${forbidden.why}。`, '请去掉这一栏，只留姓名和要公开的内容。')];
  const telling = forbiddenCell({ head, rows: body });
  if (telling) return [of(telling.row + 1, `第${line + telling.row + 1}行写着某个人的“${Array.from(telling.cell).slice(0, 12).join('')}”，不能公开：${telling.why}。`, '请去掉，只留姓名和要公开的内容。')];
  return body.flatMap((row, i) => {
    if (row.length > head.length) return [of(i + 1, `第${line + i + 1}行有${row.length}格，表头只有${head.length}格。`, '请补上表头，或去掉多出的格。')];
    return row.some((cell) => cell.length > mostCell) ? [of(i + 1, `第${line + i + 1}行有一格超过${mostCell}个字。`, '请写短些，长的话写在表的上面或下面。')] : [];
  });
}

function tableText({ caption, head, rows }: Extract<Block, { kind: 'table' }>): string {
  return [...(caption === null ? [] : [`${caption}：`]), ...[head, ...rows].map((row) => `| ${row.join(' | ')} |`)].join('\n');
}
