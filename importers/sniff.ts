// Tells by its first bytes what a file is, whatever its name says.
import type { FileFormat } from './report.ts';

/** `said` is the sentence for the clerk, null when the bytes may be a text table. */
export type Content = { format: FileFormat | null; said: string | null; remedy?: string };

export function sniffContent(bytes: Uint8Array): Content {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096));
  const starts = (signature: string) => head.subarray(0, signature.length).equals(Buffer.from(signature, 'latin1'));
  if (starts('PK\x03\x04') || starts('PK\x05\x06')) return sniffZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  if (starts('\xd0\xcf\x11\xe0')) return { format: 'xls', said: '这是老式 Excel 表格（.xls）或加了密码的表格，目前只能读 CSV。' };
  if (starts('%PDF')) return { format: null, said: '这是 PDF 文件，不是表格。', remedy: '请找到生成它的原表，另存为 CSV，再上传。' };
  if (starts('\x89PNG') || starts('\xff\xd8\xff') || starts('GIF8') || (starts('BM') && head.includes(0)) || starts('II*\0')) {
    return { format: null, said: '这是一张图片，不是表格。', remedy: '请找到拍照或扫描前的原表，另存为 CSV，再上传。' };
  }
  if (starts('Rar!') || starts('7z\xbc\xaf') || starts('\x1f\x8b')) {
    return { format: null, said: '这是压缩包，不是表格。', remedy: '请先解压，再把里面的表格另存为 CSV 上传。' };
  }
  if (/^\s*<(!doctype|html|table|\?xml|\?mso|head|meta)/i.test(asciiOf(head))) {
    return { format: 'html', said: '这是网页格式的表格（改了后缀的网页），目前只能读 CSV。' };
  }
  return { format: 'csv', said: null };
}

function sniffZip(bytes: Buffer): Content {
  if (bytes.includes('xl/workbook') || bytes.includes('[Content_Types].xml')) {
    return { format: 'xlsx', said: '这是 Excel 表格（.xlsx），目前只能读 CSV。' };
  }
  if (bytes.includes('opendocument.spreadsheet')) return { format: 'ods', said: '这是 ODS 表格，目前只能读 CSV。' };
  return { format: null, said: '这是压缩包，不是表格。', remedy: '请先解压，再把里面的表格另存为 CSV 上传。' };
}

// Byte order marks and the zero bytes of UTF-16 must not hide a tag.
function asciiOf(head: Buffer): string {
  return head
    .subarray(0, 512)
    .toString('latin1')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '');
}
