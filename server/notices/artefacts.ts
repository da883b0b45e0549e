// The files of one edition: paper, its HTML and the data, each scanned before it may be kept.
import { renderNotices } from '../../print-templates/index.tsx';
import type { Deps } from '../deps.ts';
import { GiveUp } from '../jobs/worker.ts';
import { htmlText, findPersonalData, type Hit } from '../domain/scan.ts';
import { pdfText } from '../pdf/text.ts';
import { paperCsv } from './data.ts';
import { paperView } from './paper.ts';
import type { StoredEdition } from './queries.ts';

export interface Artefact { name: string; sha256: string; bytes: number; type: string }

/** Throws `GiveUp` naming file and kind when a scan finds what must not be published. */
export async function makeArtefacts(deps: Deps, edition: StoredEdition): Promise<Artefact[]> {
  const html = renderNotices([paperView(edition.content, { baseUrl: deps.config.baseUrl, hash: edition.hash, witness: edition.witness })]);
  const pdf = await deps.renderer.pdf(html);
  const csv = paperCsv(edition.content);
  const json = JSON.stringify(edition.content, null, 1);
  const allow = edition.content.contact.phone ? [edition.content.contact.phone] : [];
  refuse('notice.html', findPersonalData(htmlText(html), { allow }));
  refuse('notice.pdf', findPersonalData((await pdfText(pdf)).join('\n'), { allow }));
  refuse('payments.csv', findPersonalData(csv, { allow }));
  refuse('edition.json', findPersonalData(json, { allow }));
  return Promise.all([
    keep(deps, 'notice.pdf', pdf, 'application/pdf'),
    keep(deps, 'notice.html', html, 'text/html; charset=utf-8'),
    keep(deps, 'payments.csv', csv, 'text/csv; charset=utf-8'),
    keep(deps, 'edition.json', json, 'application/json'),
  ]);
}

export function refuse(file: string, hits: readonly Hit[]): void {
  const [hit] = hits;
  if (hit) throw new GiveUp(`${file} 里有不得公开的内容（${hit.kind}：${hit.masked}），已拦下，没有公开。请改好原表后重新办理。`);
}

async function keep({ blobs }: Deps, name: string, body: string | Uint8Array, type: string): Promise<Artefact> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return { name, sha256: await blobs.put(bytes), bytes: bytes.length, type };
}
