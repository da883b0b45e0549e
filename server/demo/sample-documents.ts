// The sample county's fund documents: one for each programme and year, every one marked as a sample.
import type { Actor } from '../accounts/actor.ts';
import { saveDocument } from '../catalogue/documents.ts';
import type { Deps } from '../deps.ts';
import { programmes } from '../domain/programmes.ts';

/** Not a number of any office. */
export function sampleNumber(programme: string, year: number): string {
  return `示例字〔${year}〕${1 + programmes.findIndex(({ code }) => code === programme)}号`;
}

export async function registerDocuments(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, years: readonly number[]): Promise<void> {
  for (const year of years) {
    for (const { code, name } of programmes) {
      await saveDocument(deps, actor, null, {
        number: sampleNumber(code, year), kind: 'fund', title: `（示例文本）关于下达${year}年${name}资金的通知`, issuedOn: `${year}-03-02`, amountFen: null, programmes: [code], standing: 'in-force', address: '',
      }, null);
    }
  }
}
