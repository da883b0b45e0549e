// Photos as telephones make them, with everything that must not be kept: place, camera, thumbnail, comment, and more behind the end.
import { createCanvas, loadImage } from '@napi-rs/canvas';

const secrets = ['GPS34.56', 'SHOT ON OBVIOUSLY-INVENTED 12', 'left by the canteen', 'motion'];

/** Words that stand in the metadata of every photo made here. */
export const metadataWords: readonly string[] = secrets;

/** A picture of stripes, so that two pictures differ and a turned one can be told. */
function drawn(width: number, height: number, hue: number) {
  const canvas = createCanvas(width, height);
  const ink = canvas.getContext('2d');
  for (let i = 0; i < 24; i += 1) {
    ink.fillStyle = `hsl(${(hue + i * 15) % 360} 60% ${30 + i * 2}%)`;
    ink.fillRect(0, (i * height) / 24, width, height / 24 + 1);
  }
  return canvas;
}

export interface Shot { width?: number; height?: number; hue?: number; orientation?: number }

export function jpegPhoto({ width = 800, height = 600, hue = 0, orientation = 1 }: Shot = {}): Uint8Array {
  const plain = drawn(width, height, hue).toBuffer('image/jpeg', 80);
  const thumbnail = drawn(160, 120, hue).toBuffer('image/jpeg', 50);
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff(orientation), Buffer.from(`${secrets[0]} ${secrets[1]}`), thumbnail]);
  const comment = Buffer.from(secrets[2] ?? '');
  return Buffer.concat([plain.subarray(0, 2), segment(0xe1, exif), segment(0xfe, comment), segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${secrets[0]}`)), plain.subarray(2), Buffer.from(`MPF ${secrets[3]}`), thumbnail]);
}

export function pngPhoto({ width = 800, height = 600, hue = 0 }: Shot = {}): Uint8Array {
  const plain = drawn(width, height, hue).toBuffer('image/png');
  // After the signature and the IHDR of 25 bytes; a text chunk without a valid sum is dropped as well.
  const text = Buffer.from(`Comment\0${secrets.join(' ')}`);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([plain.subarray(0, 33), length, Buffer.from('tEXt'), text, Buffer.alloc(4), plain.subarray(33), Buffer.from(secrets.join())]);
}

export function webpPhoto({ width = 800, height = 600, hue = 0 }: Shot = {}): Uint8Array {
  const plain = drawn(width, height, hue).toBuffer('image/webp', 80);
  const body = Buffer.from(`${secrets.join(' ')}${secrets.join('').length % 2 ? ' ' : ''}`.padEnd(200, '.'));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  const all = Buffer.concat([plain, Buffer.from('EXIF'), length, body]);
  all.writeUInt32LE(all.length - 8, 4);
  return all;
}

/** Its pixels, as a decoder that knows nothing of us reads them. */
export async function pixelsOf(bytes: Uint8Array): Promise<{ width: number; height: number; pixels: Buffer }> {
  const image = await loadImage(Buffer.from(bytes));
  const canvas = createCanvas(image.width, image.height);
  const ink = canvas.getContext('2d');
  ink.drawImage(image, 0, 0);
  return { width: image.width, height: image.height, pixels: Buffer.from(ink.getImageData(0, 0, image.width, image.height).data) };
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** Big-endian, with a maker's tag before the orientation, as cameras write it. */
function tiff(orientation: number): Buffer {
  const entry = (tag: number, type: number, value: number) => { const bytes = Buffer.alloc(12); bytes.writeUInt16BE(tag, 0); bytes.writeUInt16BE(type, 2); bytes.writeUInt32BE(1, 4); bytes.writeUInt16BE(value, 8); return bytes; };
  return Buffer.concat([Buffer.from('MM\0*\0\0\0\x08\0\x02', 'latin1'), entry(0x010f, 3, 7), entry(0x0112, 3, orientation), Buffer.alloc(4)]);
}
