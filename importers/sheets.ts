// Reads the sheets of a file, whatever it is: the kind is told by its bytes, never by its name.
import { decodeText } from './decode.ts';
import { finding, type Finding } from './finding.ts';
import { readGrid } from './grid.ts';
import { maxFileBytes } from './limits.ts';
import type { Encoding, FileFormat } from './report.ts';
import { plainSheet, type Sheet } from './sheet.ts';
import { sniffContent } from './sniff.ts';
import { maskedName } from './text.ts';

/** `format` is null when the content is no table of ours, `encoding` when it is not a text. */
export type ReadFile = { format: FileFormat | null; encoding: Encoding | null } & ({ sheets: Sheet[] } | { findings: Finding[] });

/** Never throws for what a file holds: it has sheets, or findings why it cannot be read. */
export function readSheets({ name, bytes }: { name: string; bytes: Uint8Array }): ReadFile {
  const none = { format: 'csv', encoding: null } as const;
  if (bytes.length === 0) return { ...none, ...refuse('file-empty', {}, '文件是空的，一个字也没有。') };
  if (bytes.length > maxFileBytes) return { ...none, ...refuse('file-too-large', {}, `文件有 ${Math.ceil(bytes.length / 2 ** 20)} MB，最多能读 ${maxFileBytes / 2 ** 20} MB。`) };
  const content = sniffContent(bytes);
  if (content.said) return { format: content.format, encoding: null, ...refuse('file-not-csv', {}, content.said, content.remedy) };
  return readText(name, bytes);
}

/** The name of a file without folders and ending, as it may be shown: a text table's one sheet is called so. */
export function baseName(fileName: string): string {
  return maskedName((fileName.split(/[/\\]/).at(-1) ?? fileName).replace(/\.[A-Za-z0-9]{1,5}$/, ''));
}

function readText(name: string, bytes: Uint8Array): ReadFile {
  const decoded = decodeText(bytes);
  if (!decoded) return { format: 'csv', encoding: null, ...refuse('encoding-unreadable', {}, '文件既不是 UTF-8 编码，也不是 GB18030（GBK）编码，文字读不出来。') };
  const known = { format: 'csv', encoding: decoded.encoding } as const;
  if (decoded.text.includes('\0')) return { ...known, ...refuse('encoding-unreadable', {}, '文件里有文字表格不会有的字节，文字读不出来。') };
  if (decoded.text.trim() === '') return { ...known, ...refuse('file-empty', {}, '文件里只有空白，没有内容。') };
  const grid = readGrid(decoded.text);
  return { ...known, ...('findings' in grid ? grid : { sheets: [plainSheet(baseName(name), grid)] }) };
}

function refuse(...args: Parameters<typeof finding>): { findings: Finding[] } {
  return { findings: [finding(...args)] };
}
