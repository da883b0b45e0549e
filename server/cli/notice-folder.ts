// The files of one village: the notice for the wall, the pages for its board, and the page behind the QR code.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { renderNotices, type PaperName } from '../../print-templates/index.tsx';
import { feedFiles } from '../boards/feed.tsx';
import { findPersonalData, markupText } from '../domain/scan.ts';
import { NoticePage } from '../notices/notice-page.tsx';
import { paperView } from '../notices/paper.ts';
import { VillagePage, type VillagePlace } from '../notices/village-page.tsx';
import type { Renderer } from '../pdf/browser.ts';
import { pdfText } from '../pdf/text.ts';
import { htmlDocument } from '../web/document.ts';
import type { OfflineEdition } from './offline-editions.ts';
import { Blocked } from './usage.ts';

/** Where the codes lead, null for none, and what the sheets are printed on. */
export interface Made { baseUrl: string | null; paper: PaperName }

export async function writeVillage(out: string, edition: OfflineEdition, { baseUrl, paper }: Made, renderer: Renderer): Promise<void> {
  const { content, hash, folder } = edition;
  const html = renderNotices([paperView(content, { baseUrl, hash, witness: null }, paper)], paper);
  const pdf = await renderer.pdf(html);
  refuse(edition, markupText(html));
  refuse(edition, (await pdfText(pdf)).join('\n'));
  await put(out, `${folder}/notice.pdf`, pdf);
  await put(out, `${folder}/notice.html`, html);
  const village = placeOf(edition);
  for (const file of feedFiles(village, [edition], baseUrl)) await putPage(out, edition, `${folder}/board/${file.name}`, file.html);
  if (baseUrl === null) return;
  const below = (html: string) => belowBase(html, baseUrl);
  const page = (isTyped: boolean) => below(htmlDocument(NoticePage({ shown: edition, current: edition, isTyped })));
  await putPage(out, edition, `public/n/${edition.number}/index.html`, page(true));
  await putPage(out, edition, `public/n/${edition.number}/${edition.seq}/index.html`, page(false));
  await putPage(out, edition, `public/v/${village.code}/index.html`, below(htmlDocument(VillagePage({ village, editions: [edition] }))));
}

/** Our pages link from the top of a site; a base address with a path puts them below it. */
export function belowBase(html: string, baseUrl: string): string {
  return html.replaceAll('href="/', `href="${new URL(baseUrl).pathname.replace(/\/+$/, '')}/`);
}

function placeOf({ content: { village, township, contact } }: OfflineEdition): VillagePlace {
  return { ...village, township, ...contact };
}

async function putPage(out: string, edition: OfflineEdition, path: string, html: string): Promise<void> {
  refuse(edition, markupText(html));
  await put(out, path, html);
}

function refuse({ content, folder }: OfflineEdition, text: string): void {
  const [hit] = findPersonalData(text, { allow: content.contact.phone ? [content.contact.phone] : [] });
  if (hit) throw new Blocked(`${folder} 的公开表里有不得公开的内容（${hit.masked}），没有生成任何文件。请检查原表是不是有列填错了位置`);
}

async function put(out: string, path: string, body: string | Uint8Array): Promise<void> {
  const file = join(out, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, body);
}
