// The sample county as a township would set it up: places, telephones to ask at, and one clerk and one reviewer per township, and one person each of a village, the county and the audit.
import type { Actor } from '../accounts/actor.ts';
import { addUser } from '../accounts/users.ts';
import type { Role } from '../db/tables.ts';
import { readRegister } from '../../importers/index.ts';
import type { Deps } from '../deps.ts';
import { setContact } from '../places/contact.ts';
import { importRegister } from '../places/import.ts';
import { completeCatalogue } from './sample-catalogue.ts';
import { registerDocuments } from './sample-documents.ts';
import { YEAR } from './sample-files.ts';

export interface Staff { clerk: Actor; reviewer: Actor }
export interface Account { login: string; password: string; said: string }
export interface County { townships: number; villages: number; staff: ReadonlyMap<string, Staff>; accounts: Account[] }

type CountyDeps = Pick<Deps, 'db' | 'clock'>;

// Told on the screen, valid only in this demonstration's own folder.
const password = 'mingbai-2026';
const clerks = ['李明', '王芳', '赵勇', '孙丽', '周强', '吴敏'];
const reviewers = ['周岚', '郑涛', '冯静', '陈刚', '褚玲', '卫东'];

export async function setUpCounty(deps: CountyDeps, register: Uint8Array): Promise<County> {
  const read = readRegister(register, '村名册.csv');
  if ('findings' in read) throw new Error('the sample register cannot be read');
  const counted = await importRegister(deps, read.villages);
  const codes = [...new Map(read.villages.map((village) => [village.townshipCode, village.township]))];
  const staff = new Map<string, Staff>();
  const accounts: Account[] = [];
  for (const [i, [code, name]] of codes.entries()) {
    // 0632-66… are not numbers of any office: invented for the demonstration, like everybody in it.
    await setContact(deps, code, { phone: `0632-661 12${30 + i}`, office: `${name}便民服务中心3号窗口`, hours: '工作日8:30至17:00' });
    const clerk = await account(deps, { login: `jingban${i + 1}`, name: clerks[i] ?? '李明', role: 'clerk', townshipCode: code });
    const reviewer = await account(deps, { login: `shenhe${i + 1}`, name: reviewers[i] ?? '周岚', role: 'reviewer', townshipCode: code });
    staff.set(code, { clerk, reviewer });
    accounts.push({ login: `jingban${i + 1}`, password, said: `${name}经办 ${clerk.name}` }, { login: `shenhe${i + 1}`, password, said: `${name}审核 ${reviewer.name}` });
  }
  return { ...counted, staff, accounts: [...accounts, ...await othersOf(deps, read.villages[0])] };
}

/** One account of each other kind, two of the county, so that every side of the desk can be looked at; the two complete the catalogue. */
async function othersOf(deps: CountyDeps, village: { code: string; village: string; township: string; townshipCode: string } | undefined): Promise<Account[]> {
  if (!village) throw new Error('the sample register has no village');
  const others = [
    { login: 'cunji1', name: '蒋桂兰', role: 'village', townshipCode: village.townshipCode, villageCode: village.code, said: `${village.township}${village.village}村级公开员` },
    { login: 'xianji1', name: '沈立', role: 'county', townshipCode: null, said: '县级' },
    { login: 'xianji2', name: '杨柳', role: 'county', townshipCode: null, said: '县级（审核公开目录）' },
    { login: 'jiandu1', name: '韩正', role: 'auditor', townshipCode: null, said: '监督' },
  ] as const;
  const made = new Map<string, Actor>();
  for (const { said: _, ...user } of others) made.set(user.login, await account(deps, user));
  const [writer, approver] = [made.get('xianji1'), made.get('xianji2')];
  if (writer && approver) await completeCatalogue(deps, writer, approver);
  if (writer && approver) await registerDocuments(deps, [writer, approver], [YEAR - 1, YEAR]);
  return others.map(({ login, name, said }) => ({ login, password, said: `${said} ${name}` }));
}

async function account(deps: CountyDeps, user: { login: string; name: string; role: Role; townshipCode: string | null; villageCode?: string }): Promise<Actor> {
  const made = await addUser(deps, { ...user, password });
  if ('problems' in made) throw new Error(made.problems.join(' '));
  return { id: made.user.id, name: user.name, role: user.role, townshipCode: user.townshipCode, villageCode: user.villageCode ?? null };
}
