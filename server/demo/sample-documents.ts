// The sample county's fund documents: one for each programme and year, every one marked as a sample.
import type { Actor } from '../accounts/actor.ts';
import { documentById } from '../catalogue/documents.ts';
import { proposalHash, proposalOf, proposeDocument, publishDocument } from '../catalogue/proposed-document.ts';
import type { Deps } from '../deps.ts';
import { programmes } from '../domain/programmes.ts';

/** Not a number of any office. */
export function sampleNumber(programme: string, year: number): string {
  return `示例字〔${year}〕${1 + programmes.findIndex(({ code }) => code === programme)}号`;
}

export async function registerDocuments(deps: Pick<Deps, 'db' | 'clock'>, [writer, publisher]: readonly [Actor, Actor], years: readonly number[]): Promise<void> {
  for (const year of years) {
    for (const { code, name } of programmes) {
      const id = await proposeDocument(deps, writer, null, {
        number: sampleNumber(code, year), kind: 'fund', title: `（示例文本）关于下达${year}年${name}资金的通知`, issuedOn: `${year}-03-02`, amountFen: null, programmes: [code], standing: 'in-force', address: '',
      }, null);
      const document = await documentById(deps.db, deps.db.read, id);
      const proposal = document && proposalOf(document);
      if (proposal) await publishDocument(deps, publisher, id, proposalHash(proposal));
    }
  }
}
