// What lies beside the village folders: a page to click through, the totals as tables, and every file with its hash.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../../importers/index.ts';
import { tableText } from '../table-text.ts';
import { htmlDocument } from '../web/document.ts';
import { HomePage } from './home-page.tsx';
import { IndexPage } from './index-page.tsx';
import { writeManifest, type Manifest } from './manifest.ts';
import { belowBase } from './notice-folder.ts';
import type { OfflineEdition } from './offline-editions.ts';
import { summaryRows, summaryXlsx } from './summary.ts';

export async function writeIndex(out: string, editions: readonly OfflineEdition[], about: Manifest['about'], toCompare: readonly Finding[]): Promise<void> {
  const baseUrl = about['baseUrl'] ?? null;
  const rows = summaryRows(editions);
  await writeFile(join(out, 'index.html'), htmlDocument(IndexPage({ editions, toCompare })));
  await writeFile(join(out, 'summary.csv'), tableText(rows));
  await writeFile(join(out, 'summary.xlsx'), summaryXlsx(rows));
  if (baseUrl !== null) await writeFile(join(out, 'public', 'index.html'), belowBase(htmlDocument(HomePage({ editions })), baseUrl));
  await writeManifest(out, 'mingbai notices', about);
}
