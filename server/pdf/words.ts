// The words of a PDF that somebody sent: on its pages, and typed into the boxes that lie on them.
import { pdfText } from './text.ts';

export interface PdfWords {
  pages: string[];
  /** What was typed into boxes. */
  filledIn: string;
  /** Whether other files, a program or layers that are switched off travel in it; programs of boxes and links just stay away. */
  carries: boolean;
}

/** Rejects for bytes that are no PDF, or one that opens with a password. */
export async function pdfWords(bytes: Uint8Array): Promise<PdfWords> {
  const pages = await pdfText(bytes);
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false, disableFontFace: true });
  try {
    const document = await task.promise;
    const layers: Iterable<[string, { visible?: boolean }]> = await document.getOptionalContentConfig();
    let carries = await document.getAttachments() !== null || await document.getJSActions() !== null || [...layers].some(([, { visible }]) => visible === false);
    for (let number = 1; number <= document.numPages; number++) {
      const notes: { subtype?: string }[] = await (await document.getPage(number)).getAnnotations();
      carries ||= notes.some(({ subtype }) => subtype === 'FileAttachment');
    }
    return { pages, filledIn: textsIn(await document.getFieldObjects()).join('\n'), carries };
  } finally {
    await task.destroy();
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return (value instanceof Map ? [...value.values()] : Object.values(value)).flatMap(textsIn);
}
