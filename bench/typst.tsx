// Typst as a peer: the same notices with the same fonts, tagged where its release can.
import type * as Typst from '@myriaddreamin/typst-ts-node-compiler';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { renderToString } from 'hono/jsx/dom/server';
import { planOf } from '../print-templates/paginate.ts';
import { QrCode } from '../print-templates/qr.tsx';
import { rendererCache } from '../server/pdf/cache.ts';
import { cacheFolder } from '../server/pdf/folder.ts';
import { installFonts } from '../server/pdf/fonts.ts';
import type { Village } from './notice-villages.ts';
import { typstSource } from './typst-source.ts';

const PACKAGE = '@myriaddreamin/typst-ts-node-compiler';

/** Null when Typst is not installed. */
export async function openTypst() {
  const typst = await import(PACKAGE).catch(() => null) as typeof Typst | null;
  if (typst === null) return null;
  const { fonts } = await installFonts(rendererCache(cacheFolder()), process.getuid?.() ?? 0);
  const fontBlobs = readdirSync(fonts).map((name) => readFileSync(join(fonts, name)));
  const compiler = typst.NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
  const print = (villages: readonly Village[]) => Promise.resolve(villages.map((village) => {
    const pdf = compiler.pdf({ mainFileContent: sourceOf(village) });
    // As its own watch mode does: what other documents needed is forgotten after a while.
    compiler.evictCache(10);
    return pdf;
  }));
  const { version } = createRequire(import.meta.url)(`${PACKAGE}/package.json`) as { version: string };
  return { version: `${PACKAGE} ${version}`, print };
}

function sourceOf({ view }: Village): string {
  const { layout } = planOf(view.pages.flatMap(({ rows }) => rows), view, 'a4');
  const code = renderToString(<QrCode url={view.qrUrl ?? ''} label="" />).replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  const widths = [layout.number, ...view.columns.map(({ field }) => layout.widths[field])];
  return typstSource(view, code, { row: layout.row, widths });
}
