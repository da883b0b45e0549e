// Tells by its bytes what a file is, whatever its name says.
import type { Bytes } from './bytes.ts';
import type { FindingCode } from './finding.ts';
import { Refusal } from './formats/refusal.ts';
import type { OtherFormat } from './report.ts';

export type Kind = 'zip' | 'compound' | 'html' | 'xml-2003' | 'text';

type Stranger = { signatures: readonly string[]; format: OtherFormat; said: string; remedy?: string; code?: FindingCode };

const saveAs = '请找到生成它的原表，另存为“Excel 工作簿（.xlsx）”，再检查。';
const picture = { format: 'image', said: '这是一张图片，不是表格。', remedy: '请找到拍照或扫描前的原表，再检查。' } as const;
const strangers: readonly Stranger[] = [
  { signatures: ['%PDF'], format: 'pdf', said: '这是 PDF 文件，不是表格。', remedy: saveAs },
  { signatures: ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*'], ...picture },
  { signatures: ['Rar!', '7z\xbc\xaf', '\x1f\x8b'], format: 'archive', said: '这是压缩包，不是表格。', code: 'file-packed' },
  { signatures: ['{\\rtf'], format: 'document', said: '这是写字板文件，不是表格。', remedy: saveAs },
  { signatures: ['MIME-Version:'], format: 'document', said: '这是单个文件的网页，读不了。' },
];
// A record that begins a file (BOF) at the very start: Excel 2 to 5 without the container of later versions.
const bareBiff = ['\x09\0\x04\0', '\x09\x02\x06\0', '\x09\x04\x06\0', '\x09\x08\x08\0', '\x09\x08\x10\0'];

/** Throws a Refusal for what is no table at all. */
export function sniffContent(bytes: Bytes): Kind {
  const head = Buffer.from(bytes.subarray(0, Math.min(bytes.length, 4096))).toString('latin1');
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip';
  if (head.startsWith('\xd0\xcf\x11\xe0')) return 'compound';
  if (bareBiff.some((record) => head.startsWith(record))) throw new Refusal('file-too-old', '这是 Excel 95 或更早的表格，格式太老，读不了。');
  const stranger = strangers.find(({ signatures }) => signatures.some((signature) => head.startsWith(signature))) ?? (head.startsWith('BM') && head.includes('\0') ? picture : undefined);
  if (stranger) throw refusalOf(stranger);
  const text = plain(head);
  if (/^\s*(?:<\?xml[^>]*>\s*|<\?mso[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(?:\w+:)?Workbook[\s>]/.test(text)) return 'xml-2003';
  return /^\s*<(?:!doctype|!--|html|table|\?xml|\?mso|head|meta|body|div|style)/i.test(text) ? 'html' : 'text';
}

function refusalOf({ code = 'file-not-table', said, remedy, format }: Omit<Stranger, 'signatures'>): Refusal {
  return new Refusal(code, said, remedy, format);
}

// Byte order marks and the zero bytes of UTF-16 must not hide a tag.
function plain(head: string): string {
  return head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '');
}
