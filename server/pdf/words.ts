// Every word of a PDF that somebody sent: on its pages, and beside them where no reader looks.
import { pdfText } from './text.ts';

export interface PdfWords {
  pages: string[];
  /** Properties, notes, filled-in boxes and bookmarks. */
  beside: string;
  /** Whether other files or a program travel in it. */
  carries: boolean;
}

/** Rejects for bytes that are no PDF. */
export async function pdfWords(bytes: Uint8Array): Promise<PdfWords> {
  const pages = await pdfText(bytes);
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false, disableFontFace: true });
  try {
    const document = await task.promise;
    const { info, metadata } = await document.getMetadata();
    const beside: unknown[] = [info, metadata?.getRaw(), await document.getOutline(), await document.getFieldObjects()];
    let carries = await document.getAttachments() !== null || await document.hasJSActions();
    for (let number = 1; number <= document.numPages; number++) {
      const notes: { subtype?: string }[] = await (await document.getPage(number)).getAnnotations();
      carries ||= notes.some(({ subtype }) => subtype === 'FileAttachment');
      beside.push(notes);
    }
    return { pages, beside: beside.flatMap(textsIn).join('\n'), carries };
  } finally {
    await task.destroy();
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return (value instanceof Map ? [...value.values()] : Object.values(value)).flatMap(textsIn);
}
