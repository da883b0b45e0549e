// A village committee that writes, and a township that checks: through the same actions as the desk.
import type { Actor } from '../../server/accounts/actor.ts';
import type { ManuscriptContent } from '../../server/domain/manuscript.ts';
import { attachmentsOf } from '../../server/manuscripts/attachments.ts';
import { manuscriptFor } from '../../server/manuscripts/queries.ts';
import { approveManuscript } from '../../server/manuscripts/review.ts';
import { hashOfText, startManuscript, submitManuscript, type NewManuscript } from '../../server/manuscripts/write.ts';
import { addPerson, type Person } from './app.ts';
import { openOffice, work, type Office } from './office.ts';
import { nigou } from './people.ts';
import type { Database } from '../../server/db/database.ts';
import type { Deps } from '../../server/deps.ts';

export const gaoyuan: Person = { login: 'gaoyuan', name: '高远', role: 'village', townshipCode: nigou.code, villageCode: '370405102214' };

export interface Desk extends Office { village: Actor }

export async function openDesk(db: Database, pieces: Partial<Deps>): Promise<Desk> {
  const office = await openOffice(db, pieces);
  const { name, role, townshipCode } = gaoyuan;
  return { ...office, village: { id: await addPerson(office, gaoyuan), name, role, townshipCode, villageCode: gaoyuan.villageCode ?? null } };
}

export const affairs: ManuscriptContent = {
  kind: 'affairs', basis: '北洛村村民代表会议2026年5月12日决议',
  blocks: [
    { kind: 'heading', text: '一、关于村内道路修补' },
    { kind: 'text', text: '村民代表会议应到35人，实到31人，同意29人，决定修补村东至村小学道路1.2公里。' },
    { kind: 'table', caption: '资金安排', head: ['项目', '数量', '金额（元）'], rows: [['水泥', '36吨', '15,120.00'], ['人工', '64个工', '11,520.00']] },
  ],
};

export const decisions: NewManuscript = { villageCode: '370405102214', item: 'decisions', title: '村民会议、村民代表会议决定事项', year: 2026, term: '第二季度', content: affairs };

export async function submitText(desk: Desk, manuscript: NewManuscript, by: Actor = desk.village): Promise<string> {
  const id = await startManuscript(desk.deps, by, manuscript);
  await submitManuscript(desk.deps, by, id);
  return id;
}

export async function approveText(desk: Desk, id: string): Promise<void> {
  await approveManuscript(desk.deps, desk.reviewer, id, await seenBy(desk, id));
}

/** The hash of what the reviewer has before the eyes. */
export async function seenBy({ deps: { db }, reviewer }: Desk, id: string): Promise<string> {
  return hashOfText(await manuscriptFor(db, reviewer, id), await attachmentsOf(db, id));
}

export async function publishText(desk: Desk, manuscript: NewManuscript, by: Actor = desk.village): Promise<string> {
  const id = await submitText(desk, manuscript, by);
  await approveText(desk, id);
  await work(desk);
  return id;
}
