// Builds a folder with every template, kind, channel and edge case, from invented data, to be looked at by people.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openRenderer, type Renderer } from '../../server/pdf/browser.ts';
import { channelEntries, documentEntries, namedEntries } from './channels.tsx';
import { deskEntries } from './desk.tsx';
import type { Entry } from './entry.ts';
import { galleryPage, type Shown } from './index-page.tsx';
import { noticeEntries } from './notices.ts';
import { paperEntries } from './papers.ts';
import { picturesOf } from './pictures.ts';
import { writtenEntries } from './written.tsx';
import { proposalEntries } from './proposals.ts';
import { yearEntries } from './years.ts';

/** Of a long document only the first sheets and the last are pictured. */
const PICTURED = 3;

const [folder = 'preview', only = ''] = process.argv.slice(2);
const out = resolve(folder);
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const renderer = await openRenderer();
try {
  const shown: Shown[] = [];
  for (const entry of [...noticeEntries(), ...paperEntries(), ...channelEntries(), ...documentEntries(), ...namedEntries(), ...writtenEntries(), ...proposalEntries(), ...yearEntries(), ...deskEntries()].filter(({ name }) => name.includes(only))) {
    shown.push(await show(renderer, entry));
    process.stderr.write(`${entry.name}\n`);
  }
  writeFileSync(join(out, 'index.html'), galleryPage(shown));
} finally {
  await renderer.close();
}
process.stdout.write(`${join(out, 'index.html')}\n`);

async function show(printer: Renderer, entry: Entry): Promise<Shown> {
  if (entry.kind === 'text') {
    put(`${entry.name}.txt`, entry.text);
    return { entry, file: `${entry.name}.txt`, pictures: [], pages: 0 };
  }
  put(`${entry.name}.html`, entry.html);
  if (entry.kind === 'screen') {
    put(`${entry.name}.png`, await printer.png(entry.html, entry.size));
    return { entry, file: `${entry.name}.html`, pictures: [{ file: `${entry.name}.png`, ...entry.size }], pages: 1 };
  }
  const pdf = await printer.pdf(entry.html);
  put(`${entry.name}.pdf`, pdf);
  const { pages, pictures } = await picturesOf(pdf, PICTURED);
  return {
    entry, file: `${entry.name}.pdf`, pages,
    pictures: pictures.map(({ page, png, ...size }) => {
      put(`${entry.name}-${page}.png`, png);
      return { file: `${entry.name}-${page}.png`, ...size };
    }),
  };
}

function put(name: string, body: string | Uint8Array): void {
  writeFileSync(join(out, name), body);
}
