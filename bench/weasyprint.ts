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

const PRINT = 'import sys, weasyprint\nfor page in sys.argv[1:]:\n  weasyprint.HTML(filename=page).write_pdf(page + ".pdf", pdf_tags=True)';

/** Null when no Python here has WeasyPrint. */
export async function openWeasyPrint() {
  const asked = spawnSync('python3', ['-c', 'import weasyprint; print(weasyprint.__version__)'], { encoding: 'utf8' });
  if (asked.status !== 0) return null;
  const { config } = await installFonts(rendererCache(cacheFolder()), process.getuid?.() ?? 0);
  return { version: asked.stdout.trim(), print: (villages: readonly Village[]) => Promise.resolve(printAll(villages, config)) };
}

function printAll(villages: readonly Village[], config: string): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'mingbai-bench-'));
  try {
    const pages = villages.map(({ view }, i) => {
      const page = join(folder, `${i}.html`);
      writeFileSync(page, renderNotices([view]));
      return page;
    });
    const { status, stderr } = spawnSync('python3', ['-c', PRINT, ...pages], { encoding: 'utf8', env: { PATH: '/usr/bin:/bin', FONTCONFIG_FILE: config } });
    if (status !== 0) throw new Error(`WeasyPrint failed: ${stderr}`);
    return pages.map((page) => readFileSync(`${page}.pdf`));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
