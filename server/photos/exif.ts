// The one thing of a photo's EXIF data that is kept: which way is up. Cameras write portraits lying down and say so here.
import { textAt, viewOf } from './bytes.ts';

const orientationTag = 0x0112;
const short = 3;

/** 1 to 8 as in EXIF 2.3 §4.6.4; 1 (as it lies) where the segment says nothing that can be read. `body` begins with `Exif`. */
export function orientationIn(body: Uint8Array): number {
  const tiff = body.subarray(6);
  const order = textAt(tiff, 0, 2);
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return 1;
  const [view, isLittle] = [viewOf(tiff), order === 'II'];
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > tiff.length) return 1;
  const entries = view.getUint16(directory, isLittle);
  for (let at = directory + 2, i = 0; i < entries && at + 12 <= tiff.length; i += 1, at += 12) {
    if (view.getUint16(at, isLittle) !== orientationTag || view.getUint16(at + 2, isLittle) !== short) continue;
    const value = view.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** A JPEG segment APP1 that says the orientation and nothing else; none where the picture stands as it lies. */
export function orientationSegment(orientation: number): Uint8Array {
  if (orientation === 1) return new Uint8Array();
  const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, short, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0];
  const body = [...Buffer.from('Exif\0\0', 'latin1'), ...tiff];
  return Uint8Array.from([0xff, 0xe1, 0, body.length + 2, ...body]);
}
