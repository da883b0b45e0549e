// What a new manuscript begins with: the item of the village's list and its term, or the programme as the catalogue has it.
import { demandRole, type Actor } from '../accounts/actor.ts';
import type { WrittenKind } from '../db/tables-notices.ts';
import { versionInForce } from '../catalogue/versions.ts';
import type { Deps } from '../deps.ts';
import { accountsItem } from '../domain/affairs-items.ts';
import { today } from '../domain/period.ts';
import { programmeOf } from '../domain/programmes.ts';
import { financeWords } from '../domain/offices.ts';
import { Problem } from '../problem.ts';
import { askedTerm, itemsOf } from './checklist.ts';

export interface Start { kind: WrittenKind; villageCode: string | null; item: string; year: number; heading: string; hint: string; boxes: Record<string, string> }

interface Asked { kind: WrittenKind; item: string; village: { code: string; name: string } | null; year?: number | undefined; term: string }

/** Throws Problems `not-allowed`, `not-found`, also for a year that has not come; how to apply is told before it begins. */
export async function startOf(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, asked: Asked): Promise<Start> {
  demandRole(actor, 'village', 'clerk');
  if ((asked.year ?? 0) > Number(today(deps.clock.now()).slice(0, 4)) + (asked.kind === 'application' ? 1 : 0)) throw new Problem('not-found');
  return asked.village === null ? ofProgramme(deps, actor, asked) : ofItem(deps, asked.village, asked);
}

async function ofItem({ db, clock }: Pick<Deps, 'db' | 'clock'>, village: { code: string; name: string }, { kind, item: code, year, term }: Asked): Promise<Start> {
  const item = (await itemsOf(db, db.read, village.code)).find((one) => one.code === code);
  if (!item || (code === accountsItem) !== (kind === 'finance')) throw new Problem('not-found');
  const due = askedTerm(item, today(clock.now()));
  const title = kind === 'finance' ? `${financeWords(village.name)}收支` : item.name;
  return { kind, villageCode: village.code, item: code, year: year ?? due.year, heading: `${village.name}：${item.name}`, hint: item.said, boxes: { title, term: term || due.term } };
}

/** Filled with what the catalogue's guide says; the clerk changes what is different this year. */
async function ofProgramme({ db, clock }: Pick<Deps, 'db' | 'clock'>, { townshipCode }: Actor, { item: code, year, term }: Asked): Promise<Start> {
  const programme = programmeOf(code);
  if (!programme) throw new Problem('not-found');
  const { entry } = (await versionInForce(db, db.read, code, townshipCode)).content;
  const { recipients, scope, standard, procedure, materials, office, phone, timeLimit } = entry.guide;
  const boxes = {
    title: programme.name, term, basis: entry.policy.split('\n').join('；').slice(0, 200), recipients: [recipients, scope].filter(Boolean).join('\n'), standard, procedure: [procedure, timeLimit && `办理时限：${timeLimit}`].filter(Boolean).join('\n'),
    materials, office, phone,
  };
  return { kind: 'application', villageCode: null, item: code, year: year ?? Number(today(clock.now()).slice(0, 4)), heading: `${programme.name}：申报明白纸`, hint: '已按公开目录里的申请指南填好；今年不一样的，请改。', boxes };
}
