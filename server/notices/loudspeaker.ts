// The text for the village loudspeaker of one edition (广播稿), as plain text.
import { and, eq, isNull } from 'drizzle-orm';
import { broadcast } from '../../print-templates/index.tsx';
import type { Actor } from '../accounts/actor.ts';
import type { Database } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { holdsNumber } from '../domain/known-numbers.ts';
import { sumsOf } from '../domain/manuscript.ts';
import { affairsWords, committeeShort, residentsWord } from '../domain/offices.ts';
import { findPersonalData } from '../domain/scan.ts';
import { counted, spokenDay, spokenPhone, spokenText, spokenYear, spokenYuan } from '../domain/spoken.ts';
import { Problem } from '../problem.ts';
import { editionBeside } from './beside.ts';
import { isList, type ApplicationContent, type EditionContent, type FinanceContent } from './content.ts';
import { artefactFor } from './desk-queries.ts';
import { withOutdated } from './outdated.ts';
import { editionById } from './queries.ts';
import { sealedNumbers } from './sealed-numbers.ts';
import { annualSentences, correctionSentence, listSentences } from './spoken-lists.ts';
import { asKnown, telephonesOf } from './words.ts';

/** Throws Problems `not-found` for what is not the actor's, `number-in-text`. */
export async function loudspeakerText(deps: Deps, actor: Actor, editionId: string): Promise<string> {
  await artefactFor(deps.db, actor, editionId, 'notice.pdf');
  const found = await editionById(deps.db, editionId);
  const [edition] = found ? await withOutdated(deps.db, deps.db.read, [found]) : [];
  if (!edition) throw new Problem('not-found');
  const isSettled = edition.content.kind === 'proposal' && await editionBeside(deps.db, deps.db.read, edition) !== undefined;
  const text = spokenOf(asKnown(edition), { isSettled, place: await placeOf(deps.db, editionId) });
  if (findPersonalData(text, { allow: telephonesOf(edition.content) }).length > 0 || holdsNumber(text, await sealedNumbers(deps, edition))) throw new Problem('number-in-text');
  return text;
}

/** `place`: where the sheet hangs; null before that is confirmed. */
export function spokenOf(content: EditionContent, { isSettled, place }: { isSettled: boolean; place: string | null }): string {
  const { village, contact: { phone, office }, firstDay, lastDay, period, year } = content;
  return broadcast({
    village: village.name, affairs: affairsWords(village.name), residents: residentsWord(village.name), committee: committeeShort(village.name), sentences: sentencesOf(content, isSettled), place: spokenText(place ?? `${affairsWords(village.name)}栏`),
    period: lastDay === null ? `从张贴那天起${spokenText(period)}` : `从${spokenDay(firstDay, year)}到${spokenDay(lastDay, year)}`,
    office: office && spokenText(office), phone: phone && spokenPhone(phone),
  });
}

function sentencesOf(content: EditionContent, isSettled: boolean): string[] {
  if (isList(content)) return listSentences(content, isSettled);
  if (content.kind === 'annual') return annualSentences(content);
  const opening = `这次公开的是${spokenYear(content.year)}年${spokenText(content.term)}${content.title}${content.kind === 'application' ? '怎样申报' : ''}。`;
  return [opening, ...correctionSentence(content), ...(content.kind === 'finance' ? accountSentences(content) : content.kind === 'application' ? leafletSentences(content) : [])];
}

function accountSentences({ accounts }: FinanceContent): string[] {
  const { incomeFen, expenseFen } = sumsOf(accounts);
  return [
    `上月结余${balance(accounts.openingFen)}，本月收入${spokenYuan(incomeFen)}，支出${spokenYuan(expenseFen)}，本月结余${balance(accounts.closingFen)}。`,
    accounts.entries.length === 0 ? '本月没有收支。' : `一共${counted(accounts.entries.length, '笔')}，每一笔都贴在栏上。`,
  ];
}

function leafletSentences({ deadlineOn, year }: ApplicationContent): string[] {
  return ['谁能申报、带什么、到哪里办，都写在公开栏的明白纸上。', ...(deadlineOn ? [`${spokenDay(deadlineOn, year)}截止。`] : [])];
}

function balance(fen: number): string {
  return fen < 0 ? `负${spokenYuan(-fen)}` : spokenYuan(fen);
}

async function placeOf({ read, tables: { postings } }: Database, editionId: string): Promise<string | null> {
  const [up] = await read.select({ place: postings.place }).from(postings).where(and(eq(postings.editionId, editionId), eq(postings.act, 'up'), isNull(postings.replacedBy)));
  return up?.place ?? null;
}
