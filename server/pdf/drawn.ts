// What the pages of a PDF draw beside their text: pictures, however they are cut up, and letters that became outlines.

/** On one page; fewer are seals, logos and the lines of tables. */
const [mostPixels, mostCurves] = [600_000, 1_000];

/** Whether there may be writing that no scan looks into. Rejects for bytes that are no PDF. */
export async function drawsWriting(bytes: Uint8Array): Promise<boolean> {
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false, disableFontFace: true });
  const pictures = new Set([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]);
  try {
    const document = await task.promise;
    for (let number = 1; number <= document.numPages; number++) {
      const { fnArray, argsArray }: { fnArray: number[]; argsArray: unknown[][] } = await (await document.getPage(number)).getOperatorList();
      const of = (is: (act: number) => boolean, count: (given: unknown[]) => number) => fnArray.reduce((sum, act, i) => (is(act) ? sum + count(argsArray[i] ?? []) : sum), 0);
      if (of((act) => pictures.has(act), pixelsOf) > mostPixels || of((act) => act === OPS.constructPath, curvesOf) > mostCurves) return true;
    }
    return false;
  } finally {
    await task.destroy();
  }
}

/** Of a picture in the file its name and size are given, of one among the text the picture itself. */
function pixelsOf([picture, width, height]: unknown[]): number {
  const { width: own, height: tall } = picture as { width?: number; height?: number };
  return Number(own ?? width) * Number(tall ?? height) || 0;
}

// How PDF.js writes a path down: what is drawn, and so many figures behind it.
const steps: Readonly<Record<number, number>> = { 0: 2, 1: 2, 2: 6, 3: 4, 4: 0 };

function curvesOf([, paths]: unknown[]): number {
  let curves = 0;
  for (const path of (paths as (Float32Array | null)[] | undefined) ?? []) {
    for (let at = 0; path && at < path.length; at += 1 + (steps[path[at] ?? 4] ?? path.length)) curves += path[at] === 2 || path[at] === 3 ? 1 : 0;
  }
  return curves;
}
