// A WebP with the picture and nothing else: one still picture, without EXIF, XMP and colour profile.
import { joined, textAt, viewOf } from './bytes.ts';
import type { Picture } from './photo.ts';

type Size = Pick<Picture, 'width' | 'height'>;

const hasAlpha = 0x10;

/** Null where it is no whole still WebP (RFC 9649). */
export function cleanWebp(bytes: Uint8Array): Picture | null {
  const [view, kept] = [viewOf(bytes), [] as Uint8Array[]];
  let size: Size | null = null;
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) return null;
  for (let at = 12; at + 8 <= end;) {
    const [name, length] = [textAt(bytes, at, 4), view.getUint32(at + 4, true)];
    const after = at + 8 + length;
    if (after > end || name.startsWith('ANI') || name === 'ANMF') return null;
    const body = bytes.subarray(at + 8, after);
    if (name === 'VP8X') kept.push(chunk(name, extended(body)));
    else if (['ALPH', 'VP8 ', 'VP8L'].includes(name)) {
      kept.push(chunk(name, body));
      size ??= name === 'VP8 ' ? sizeOfLossy(body) : name === 'VP8L' ? sizeOfLossless(body) : null;
    }
    at = after + (length % 2);
  }
  if (size === null) return null;
  const picture = joined([Uint8Array.from(Buffer.from('WEBP')), ...kept]);
  return { type: 'image/webp', ...size, bytes: joined([Uint8Array.from(Buffer.from('RIFF')), fourBytes(picture.length), picture]) };
}

/** The flags say what else is there: of that only the alpha channel is left. */
function extended(body: Uint8Array): Uint8Array {
  const own = Uint8Array.from(body.subarray(0, 10));
  own[0] = (own[0] ?? 0) & hasAlpha;
  own.fill(0, 1, 4);
  return own;
}

function sizeOfLossy(body: Uint8Array): Size | null {
  if (body.length < 10 || body[3] !== 0x9d || body[4] !== 0x01 || body[5] !== 0x2a) return null;
  const view = viewOf(body);
  return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
}

function sizeOfLossless(body: Uint8Array): Size | null {
  if (body.length < 5 || body[0] !== 0x2f) return null;
  const bits = viewOf(body).getUint32(1, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function chunk(name: string, body: Uint8Array): Uint8Array {
  return joined([Uint8Array.from(Buffer.from(name, 'latin1')), fourBytes(body.length), body, new Uint8Array(body.length % 2)]);
}

function fourBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  viewOf(bytes).setUint32(0, value, true);
  return bytes;
}
