// The head of a village's board (栏头): its name, what hangs below, where to look it up, whom to ask.
import { and, eq } from 'drizzle-orm';
import { renderPoster, type PaperName } from '../../print-templates/index.tsx';
import type { Actor } from '../accounts/actor.ts';
import type { Deps } from '../deps.ts';
import { affairsWords, committeeWords, financeWords, supervisorsWords } from '../domain/offices.ts';
import { missingGlyphs } from '../pdf/fonts.ts';
import { Problem } from '../problem.ts';
import { takeTurns } from '../turns.ts';
import { inPlace } from './desk-queries.ts';
import { askWords } from './words.ts';

// What is being published goes first.
const inTurn = takeTurns(1);

export const posterPapers: readonly PaperName[] = ['a3-landscape', 'a3', 'a4-landscape', 'a4'];

/** A PDF. Throws Problems `not-found` for a village that is not the actor's or a paper that is none, `glyph-missing`. */
export async function posterSheet({ db, config, renderer }: Pick<Deps, 'db' | 'config' | 'renderer'>, actor: Actor, code: string, asked: string): Promise<Uint8Array> {
  const { villages, townships } = db.tables;
  const paper = posterPapers.find((each) => each === asked);
  const [village] = await db.read.select({ name: villages.name, phone: townships.phone, office: townships.office, hours: townships.hours })
    .from(villages).innerJoin(townships, eq(townships.code, villages.townshipCode)).where(and(eq(villages.code, code), inPlace(db, actor)));
  if (!village || !paper) throw new Problem('not-found');
  const missing = missingGlyphs(village.name);
  if (missing.length > 0) throw new Problem('glyph-missing', missing.join('、'));
  const { name, ...contact } = village;
  const address = config.baseUrl && `${config.baseUrl}/v/${code}`;
  return inTurn(() => renderer.pdf(renderPoster({
    village: name, heading: `${affairsWords(name)}栏`, contents: ['惠民惠农财政补贴', affairsWords(name).slice(0, 2), financeWords(name), '申报信息'],
    qrUrl: address, address: address && address.replace(/^https?:\/\//, ''), askText: askWords({ contact, village: { code, name } }), phone: contact.phone,
    seal: [committeeWords(name), supervisorsWords(name)],
  }, paper)));
}
