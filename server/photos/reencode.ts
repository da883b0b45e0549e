// A picture drawn anew from its pixels: what was hidden in the file of the old one is not in the new one.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { cleanJpeg } from './jpeg.ts';
import type { Picture } from './photo.ts';

/** Printed 150 mm wide this is 216 points to the inch, and a telephone loads it in a moment. */
const longestEdge = 1280;
const quality = 78;

/** A JPEG, upright, on white where the old one let the page through. Throws for what no decoder can draw. */
export async function reencoded({ bytes }: Picture): Promise<Picture> {
  const image = await loadImage(Buffer.from(bytes));
  const scale = Math.min(1, longestEdge / Math.max(image.width, image.height));
  const [width, height] = [image.width, image.height].map((edge) => Math.max(1, Math.round(edge * scale))) as [number, number];
  const canvas = createCanvas(width, height);
  const ink = canvas.getContext('2d');
  [ink.fillStyle, ink.imageSmoothingQuality] = ['#fff', 'high'];
  ink.fillRect(0, 0, width, height);
  ink.drawImage(image, 0, 0, width, height);
  const drawn = cleanJpeg(await canvas.encode('jpeg', quality));
  if (drawn === null) throw new Error('the encoder made no JPEG');
  return drawn;
}
