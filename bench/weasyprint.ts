// WeasyPrint as a peer: the same HTML, written as tagged PDFs by the Python that has it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderNotices } from '../print-templates/index.tsx';
import { rendererCache } from '../server/pdf/cache.ts';
import { cacheFolder } from '../server/pdf/folder.ts';
import { installFonts } from '../server/pdf/fonts.ts';
import type { Village } from './notice-villages.ts';

// Releases before 66 know no tags and refuse to be asked for them.
const PRINT = `import sys, weasyprint
tags = {"pdf_tags": True} if int(weasyprint.__version__.split(".")[0]) >= 66 else {}
for page in sys.argv[1:]:
  weasyprint.HTML(filename=page).write_pdf(page + ".pdf", **tags)`;
const PATH = `/usr/bin:/bin:${process.env['PATH'] ?? ''}`;

/** Null when no Python here has WeasyPrint. */
export async function openWeasyPrint() {
  const python = PATH.split(':').map((folder) => join(folder, 'python3')).find((path) => versionOf(path) !== null);
  if (python === undefined) return null;
  const { config } = await installFonts(rendererCache(cacheFolder()), process.getuid?.() ?? 0);
  return { version: versionOf(python) ?? '', print: (villages: readonly Village[]) => Promise.resolve(printAll(python, villages, config)) };
}

function versionOf(python: string): string | null {
  const { status, stdout } = spawnSync(python, ['-c', 'import weasyprint; print(weasyprint.__version__)'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

function printAll(python: string, villages: readonly Village[], config: string): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'mingbai-bench-'));
  try {
    const pages = villages.map(({ view }, i) => {
      const page = join(folder, `${i}.html`);
      writeFileSync(page, renderNotices([view]));
      return page;
    });
    const { status, stderr } = spawnSync(python, ['-c', PRINT, ...pages], { encoding: 'utf8', env: { PATH, FONTCONFIG_FILE: config } });
    if (status !== 0) throw new Error(`WeasyPrint failed: ${stderr}`);
    return pages.map((page) => readFileSync(`${page}.pdf`));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
