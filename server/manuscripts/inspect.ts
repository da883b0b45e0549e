// What a file is by its bytes and not by its name: a picture is drawn and a PDF written anew, a table gives its words, all else is refused.
import { barePicture, mostOfPhoto, type Picture } from '../photos/photo.ts';
import type { AttachedPicture } from '../notices/content.ts';
import { readFileApart, reencodedApart } from './read-apart.ts';

/** `text`: every word in it that can be looked through; `isMute`: there is more in it, a picture or a page of one, that no scan can look into. */
export interface Inspected { type: string; bytes: Uint8Array; text: string; isMute: boolean; picture: Omit<AttachedPicture, 'caption'> | null }

const mostOfFile = 5 * 1024 * 1024;
/** More pixels are no photo of a village but a way to fill the memory. */
const mostPixels = 50_000_000;
const shortestEdge = 200;

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const taken = '附件要是照片（JPG、PNG）、PDF 或 .xlsx 表格。';

export async function inspected(file: { name: string; bytes: Uint8Array }): Promise<Inspected | { said: string }> {
  const head = Buffer.from(file.bytes.subarray(0, 1024)).toString('latin1');
  if (head.startsWith('%PDF-') || head.startsWith('PK\x03\x04')) return readable(file);
  if (/^\s*(?:\xef\xbb\xbf)?\s*<(?:svg|\?xml|!DOCTYPE svg)|<svg[\s>]/i.test(head)) return { said: 'SVG 图里可以藏程序和看不见的字，不能收。请截屏，或另存为 PNG、JPG 再传。' };
  if (head.startsWith('GIF8')) return { said: 'GIF 图会动，印不到纸上。请截屏，或另存为 PNG、JPG 再传。' };
  const isPicture = head.startsWith('\xff\xd8') || head.startsWith('\x89PNG') || head.startsWith('RIFF') || head.slice(4, 8) === 'ftyp';
  return isPicture ? drawn(file.bytes) : { said: taken };
}

async function readable({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<Inspected | { said: string }> {
  if (bytes.length > mostOfFile) return { said: `附件超过${mostOfFile / 1024 / 1024}MB，请压缩后再传。` };
  const read = await readFileApart({ name, bytes });
  if ('said' in read) return { said: `附件读不出来：${read.said}${read.remedy}` };
  if (read.format !== 'pdf' && read.format !== 'xlsx') return { said: taken };
  if (read.carries) return { said: '附件里还夹带着别的文件、程序或关掉的图层，看的人不知道，不能收。请用“打印成 PDF”另存一份，或把表复制到一张新表里，再传。' };
  return { type: read.format === 'pdf' ? 'application/pdf' : xlsx, bytes: read.bare ?? bytes, text: read.text, isMute: read.isMute, picture: null };
}

async function drawn(bytes: Uint8Array): Promise<Inspected | { said: string }> {
  if (bytes.length > mostOfPhoto) return { said: `图片超过${mostOfPhoto / 1024 / 1024}MB。请把手机相机的照片大小调低一档，再拍一张。` };
  const bare = barePicture(bytes);
  if ('said' in bare) return bare;
  if (bare.width * bare.height > mostPixels) return { said: '这张图的尺寸太大。请截屏，传截屏。' };
  if (Math.min(bare.width, bare.height) < shortestEdge) return { said: '这张图太小，印出来看不清。请传原图，不要传缩略图。' };
  const picture = await reencodedApart(bare);
  if ('said' in picture) return { said: '图片没有传全，或者已经损坏。请重新拍一张再传。' };
  return { type: picture.type, bytes: picture.bytes, text: '', isMute: true, picture: sizeOf(picture) };
}

function sizeOf({ width, height }: Picture): Omit<AttachedPicture, 'caption'> {
  return { width, height };
}
