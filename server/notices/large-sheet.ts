// A notice on A3, printed from its edition when somebody asks for it: the same facts, number, code and hash as the sheet that was published.
import type { Actor } from '../accounts/actor.ts';
import type { Deps } from '../deps.ts';
import { holdsNumber } from '../domain/known-numbers.ts';
import { findPersonalData, markupText } from '../domain/scan.ts';
import { Problem } from '../problem.ts';
import { takeTurns } from '../turns.ts';
import { artefactFor } from './desk-queries.ts';
import type { NoticeKind } from '../db/tables-notices.ts';
import { editionById } from './queries.ts';
import { sealedNumbers } from './sealed-numbers.ts';
import { tellingOf } from './tellings.ts';

// What is being published goes first.
const inTurn = takeTurns(1);

const kinds: readonly NoticeKind[] = ['result', 'proposal', 'annual'];

export function hasLarge({ kind }: { kind: NoticeKind }): boolean {
  return kinds.includes(kind);
}

/** A PDF. Throws Problems `not-found` for what is not the actor's or has no such form, `number-in-text`. */
export async function largeSheet(deps: Deps, actor: Actor, editionId: string): Promise<{ pdf: Uint8Array; name: string }> {
  const { number, edition: seq } = await artefactFor(deps.db, actor, editionId, 'notice.pdf');
  const edition = await editionById(deps.db, editionId);
  const html = edition && tellingOf(edition.content).large({ baseUrl: deps.config.baseUrl, hash: edition.hash, witness: edition.witness });
  if (!edition || !html) throw new Problem('not-found');
  const text = markupText(html);
  const { phone } = edition.content.contact;
  if (findPersonalData(text, { allow: phone ? [phone] : [] }).length > 0 || holdsNumber(text, await sealedNumbers(deps, edition))) throw new Problem('number-in-text');
  return { pdf: await inTurn(() => deps.renderer.pdf(html)), name: `${number}-${seq}-a3.pdf` };
}
