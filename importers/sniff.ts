// Tells by its bytes what a file is, whatever its name says.
import type { Bytes } from './bytes.ts';
import { Refusal } from './formats/refusal.ts';

export type Kind = 'zip' | 'compound' | 'html' | 'xml-2003' | 'text';

const saveAs = '请找到生成它的原表，另存为“Excel 工作簿（.xlsx）”，再上传。';
const strangers: readonly (readonly [signatures: readonly string[], said: string, remedy: string])[] = [
  [['%PDF'], '这是 PDF 文件，不是表格。', saveAs],
  [['\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*'], '这是一张图片，不是表格。', '请找到拍照或扫描前的原表，再上传。'],
  [['Rar!', '7z\xbc\xaf', '\x1f\x8b'], '这是压缩包，不是表格。', '请先解压，再把里面的表格上传。'],
  [['{\\rtf'], '这是写字板文件，不是表格。', saveAs],
  [['MIME-Version:'], '这是单个文件的网页，读不了。', '请用 WPS 或 Excel 打开，点“另存为”，类型选“Excel 工作簿（.xlsx）”，再上传。'],
];
// A record that begins a file (BOF) at the very start: Excel 2 to 5 without the container of later versions.
const bareBiff = ['\x09\0\x04\0', '\x09\x02\x06\0', '\x09\x04\x06\0', '\x09\x08\x08\0', '\x09\x08\x10\0'];

/** Throws a Refusal for what is no table at all. */
export function sniffContent(bytes: Bytes): Kind {
  const head = Buffer.from(bytes.subarray(0, Math.min(bytes.length, 4096))).toString('latin1');
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip';
  if (head.startsWith('\xd0\xcf\x11\xe0')) return 'compound';
  if (bareBiff.some((record) => head.startsWith(record))) throw new Refusal('file-too-old', '这是 Excel 95 或更早的表格，格式太老，读不了。');
  const stranger = strangers.find(([signatures]) => signatures.some((signature) => head.startsWith(signature)));
  if (stranger) throw new Refusal('file-not-table', stranger[1], stranger[2]);
  if (head.startsWith('BM') && head.includes('\0')) throw new Refusal('file-not-table', '这是一张图片，不是表格。', '请找到拍照或扫描前的原表，再上传。');
  const text = plain(head);
  if (/^\s*(?:<\?xml[^>]*>\s*|<\?mso[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(?:\w+:)?Workbook[\s>]/.test(text)) return 'xml-2003';
  return /^\s*<(?:!doctype|!--|html|table|\?xml|\?mso|head|meta|body|div|style)/i.test(text) ? 'html' : 'text';
}

// Byte order marks and the zero bytes of UTF-16 must not hide a tag.
function plain(head: string): string {
  return head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '');
}
