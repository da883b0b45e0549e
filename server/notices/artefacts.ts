// The files of one edition: paper, its HTML and the data, each scanned before it may be kept.
import type { Deps } from '../deps.ts';
import { GiveUp } from '../jobs/worker.ts';
import { holdsNumber } from '../domain/known-numbers.ts';
import { findPersonalData, hitWords, markupText, type Hit } from '../domain/scan.ts';
import { pdfText } from '../pdf/text.ts';
import { isWritten } from './content.ts';
import { picturesOf } from './pictures.ts';
import type { StoredEdition } from './queries.ts';
import { tellingOf } from './tellings.ts';
import { telephonesOf } from './words.ts';

export interface Artefact { name: string; sha256: string; bytes: number; type: string }

/** `known` are the numbers behind the edition. Throws `GiveUp` naming village and kind when a scan finds what must not be published. */
export async function makeArtefacts(deps: Deps, edition: StoredEdition, known: ReadonlySet<string>): Promise<Artefact[]> {
  const telling = tellingOf(edition.content, await picturesOf(deps.blobs, edition.content));
  const html = telling.sheet({ baseUrl: deps.config.baseUrl, hash: edition.hash, witness: edition.witness });
  const pdf = await deps.renderer.pdf(html);
  const { name: tableName, text: csv } = telling.table();
  const json = JSON.stringify(edition.content, null, 1);
  const phones = telephonesOf(edition.content);
  const texts = { 网页: markupText(html), 打印件: (await pdfText(pdf)).join('\n'), 表格: csv, 数据: json };
  for (const [what, text] of Object.entries(texts)) demandClean(`${edition.content.village.name}的公开表（${what}）`, text, { phones, known });
  // After the texts, which can say what kind of number it is.
  const place = telling.numberIn(known);
  if (place) throw new GiveUp(`${edition.content.village.name}的公开表里，${place}像证件号、账号或电话，已拦下，没有公开。请改好原表后重新办理。`);
  return [...await Promise.all([
    keep(deps, 'notice.pdf', pdf, 'application/pdf'),
    keep(deps, 'notice.html', html, 'text/html; charset=utf-8'),
    keep(deps, tableName, csv, 'text/csv; charset=utf-8'),
    keep(deps, 'edition.json', json, 'application/json'),
  ]), ...attachedFiles(edition)];
}

/** Throws `GiveUp` as `refuse` does; its `phones` may stand, of the `known` numbers none. */
export function demandClean(where: string, text: string, { phones, known }: { phones: readonly string[]; known: ReadonlySet<string> }): void {
  refuse(where, findPersonalData(text, { allow: phones }));
  if (holdsNumber(text, known)) throw new GiveUp(`${where}里有这一批某一户的身份证号或账号，已拦下，没有公开。请改好原表后重新办理。`);
}

/** Throws `GiveUp` with a sentence for the desk; `where` is whose page or file it is, in words. */
export function refuse(where: string, hits: readonly Hit[]): void {
  const [hit] = hits;
  if (hit) throw new GiveUp(`${where}里有${hitWords[hit.kind]}（${hit.masked}），已拦下，没有公开。请改好原表后重新办理。`);
}

/** Kept when the manuscript was approved. */
function attachedFiles({ content }: StoredEdition): Artefact[] {
  return isWritten(content) ? content.attachments.map(({ file, sha256, bytes, type }) => ({ name: file, sha256, bytes, type })) : [];
}

async function keep({ blobs }: Deps, name: string, body: string | Uint8Array, type: string): Promise<Artefact> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return { name, sha256: await blobs.put(bytes), bytes: bytes.length, type };
}
