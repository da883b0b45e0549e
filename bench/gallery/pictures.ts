// Pictures of printed sheets at the size of the paper, drawn by pdf.js, which is not the program that printed them.
import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** CSS pixels in an inch: a picture shown as it is has the size of the paper. */
const DPI = 96;
const SHARPNESS = 1.5;

export type SheetPicture = { readonly page: number; readonly png: Uint8Array; readonly width: number; readonly height: number };

/** The first `most` - 1 sheets and the last one; `width` and `height` in CSS pixels. */
export async function picturesOf(pdf: Uint8Array, most: number): Promise<{ pages: number; pictures: SheetPicture[] }> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const wanted = Array.from({ length: document.numPages }, (_, i) => i + 1).filter((page) => page < most || page === document.numPages);
  const pictures: SheetPicture[] = [];
  for (const page of wanted) {
    const sheet = await document.getPage(page);
    const viewport = sheet.getViewport({ scale: (DPI * SHARPNESS) / 72 });
    const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
    await sheet.render({ canvas: canvas as never, viewport }).promise;
    pictures.push({ page, png: canvas.toBuffer('image/png'), width: Math.round(viewport.width / SHARPNESS), height: Math.round(viewport.height / SHARPNESS) });
  }
  const pages = document.numPages;
  await task.destroy();
  return { pages, pictures };
}
