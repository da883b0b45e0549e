// Reads the sheets of a file, whatever it is: the kind is told by its bytes, never by its name.
import { wholeOf, type Bytes } from './bytes.ts';
import { openText, type Text } from './decode.ts';
import { finding, type Finding } from './finding.ts';
import { readHtml } from './formats/html.ts';
import { statedEncoding } from './formats/html-text.ts';
import { readOds } from './formats/ods.ts';
import { Refusal } from './formats/refusal.ts';
import { readXls } from './formats/xls.ts';
import { readXlsx } from './formats/xlsx.ts';
import { readXml2003 } from './formats/xml-2003.ts';
import { kindOfZip, openZip, type Zip } from './formats/zip.ts';
import { maxFileBytes } from './limits.ts';
import { refuseBinary, refuseJson, refuseOwnPage, refuseOwnTable } from './no-list.ts';
import type { FileFacts } from './report.ts';
import { plainSheet, type Sheet } from './sheet.ts';
import { sniffContent, type Kind } from './sniff.ts';
import { readGrid } from './text-grid.ts';
import { surveyText, withLineEnds, type Survey } from './text-survey.ts';
import { maskedName } from './text.ts';

/** `format` is null when the content is no table of ours, `encoding` when it is not a text. */
export type ReadFile = Pick<FileFacts, 'format' | 'encoding'> & ({ sheets: Sheet[] } | { findings: Finding[] });
type Known = Pick<ReadFile, 'format' | 'encoding'>;

/** Never throws for what a file holds: it has sheets, or findings why it cannot be read. */
export function readSheets({ name, bytes }: { name: string; bytes: Bytes }): ReadFile {
  const known: Known = { format: 'csv', encoding: null };
  try {
    const read = readContent(name, bytes, known);
    if ('sheets' in read && read.sheets.every(({ grid }) => grid.length === 0)) throw new Refusal('file-empty', '文件里的表是空的，没有内容。');
    if ('sheets' in read) refuseOwnTable(read.sheets);
    return { ...read, ...known };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...known, format: error.format ?? known.format, findings: [finding(error.code, {}, error.said, error.remedy)] };
  }
}

/** The name of a file without folders and ending, as it may be shown: a text table's one sheet is called so. */
export function baseName(fileName: string): string {
  return maskedName((fileName.split(/[/\\]/).at(-1) ?? fileName).replace(/\.[A-Za-z0-9]{1,5}$/, ''));
}

// What is known of the file is told even where the rest cannot be read.
function readContent(name: string, bytes: Bytes, known: Known): { sheets: Sheet[] } | { findings: Finding[] } {
  if (bytes.length === 0) throw new Refusal('file-empty', '文件是空的，一个字也没有。');
  if (bytes.length > maxFileBytes) throw new Refusal('file-too-large', `文件有 ${Math.ceil(bytes.length / 2 ** 20)} MB，最多能读 ${maxFileBytes / 2 ** 20} MB。`);
  known.format = null;
  const kind = sniffContent(bytes);
  known.format = formats[kind];
  if (kind === 'compound') return { sheets: readXls(wholeOf(bytes)) };
  if (kind === 'zip') return { sheets: readZip(openZip(wholeOf(bytes)), known) };
  if (kind === 'text') return readTextFile(name, bytes, known);
  const text = [...textOf(name, bytes, known, statedEncoding(wholeOf(bytes))).text].join('');
  if (kind === 'html') refuseOwnPage(text);
  return { sheets: kind === 'html' ? readHtml(text, baseName(name)) : readXml2003(text) };
}

function readTextFile(name: string, bytes: Bytes, known: Known): { sheets: Sheet[] } | { findings: Finding[] } {
  const { text, survey } = textOf(name, bytes, known, null);
  refuseJson(text, survey);
  const grid = readGrid(withLineEnds(text), survey, known.encoding && { bytes, encoding: known.encoding });
  return 'findings' in grid ? grid : { sheets: [{ ...plainSheet(baseName(name), grid), mayHoldProblems: survey.mayHoldProblems }] };
}

const formats: Record<Kind, FileFacts['format']> = { zip: null, compound: 'xls', html: 'html', 'xml-2003': 'html', text: 'csv' };

function readZip(zip: Zip, known: Known): Sheet[] {
  const has = (part: RegExp) => zip.names.some((name) => part.test(name));
  const kind = kindOfZip(zip);
  if (kind === 'archive') throw new Refusal('file-packed', '这是压缩包，不是表格。', undefined, 'archive');
  known.format = kind;
  if (kind === 'ods') return readOds(zip);
  if (has(/(?:^|\/)vbaProject\.bin$/i)) throw new Refusal('file-with-macros', '文件里带着宏，不能读。');
  if (has(/(?:^|\/)workbook\.bin$/i)) throw new Refusal('file-binary', '这是二进制格式（.xlsb）的表格，读不了。', undefined, 'xlsb');
  return readXlsx(zip);
}

function textOf(name: string, bytes: Bytes, known: Known, stated: string | null): { text: Text; survey: Survey } {
  const decoded = openText(bytes, stated, surveyText);
  if (!decoded || decoded.seen.hasNul) refuseBinary(name, bytes, known);
  if (!decoded) throw new Refusal('encoding-unreadable', '文件既不是 UTF-8 编码，也不是 GB18030（GBK）编码，文字读不出来。');
  known.encoding = decoded.encoding;
  const survey = decoded.seen;
  if (survey.hasNul) throw new Refusal('encoding-unreadable', '文件里有文字表格不会有的字节，文字读不出来。');
  if (survey.end === 0) throw new Refusal('file-empty', '文件里只有空白，没有内容。');
  return { text: decoded.text, survey };
}
