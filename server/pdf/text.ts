// Reads a finished PDF back as a person or a machine would: its text, page by page.

/**
 * The text of each page in reading order. Cells of a table and paragraphs are apart by a space, so that figures
 * of neighbours never join; a word or number broken over two lines is whole again. Rejects for bytes that are no PDF.
 */
export async function pdfText(bytes: Uint8Array): Promise<string[]> {
  // A quarter of every start, for what most starts never need.
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false, disableFontFace: true });
  try {
    const document = await task.promise;
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ includeMarkedContent: true });
      pages.push(items.map((item) => ('str' in item ? item.str : ' ')).join('').replace(/\s+/g, ' ').trim());
      page.cleanup();
    }
    return pages;
  } finally {
    await task.destroy();
  }
}
