// What comes from no payment file: written by the clerk for the sample, checked by the reviewer, through the same actions as the desk.
import { asc, eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { today } from '../domain/period.ts';
import { monthOf } from '../domain/terms.ts';
import { attachFile, type SentFile } from '../manuscripts/attach.ts';
import { attachmentsOf } from '../manuscripts/attachments.ts';
import { askedTerm } from '../manuscripts/checklist.ts';
import { manuscriptFor } from '../manuscripts/queries.ts';
import { approveManuscript } from '../manuscripts/review.ts';
import { typedFrom } from '../manuscripts/sent.ts';
import { startOf } from '../manuscripts/start.ts';
import { hashOfText, startManuscript, submitManuscript } from '../manuscripts/write.ts';
import type { Staff } from './county.ts';
import { samplePhoto } from './sample-photo.ts';

type Asked = Parameters<typeof startOf>[2];

/** One piece of affairs with a photo and one month's accounts for a village, a leaflet for the whole township; approved, not yet public. */
export async function tellWritten(deps: Deps, { ofVillage, ofTownship }: { ofVillage: Staff; ofTownship: Staff }, village: { code: string; name: string }): Promise<void> {
  const [quarter, month] = [askedTerm({ frequency: 'quarter' }, today(deps.clock.now())), askedTerm({ frequency: 'month' }, today(deps.clock.now()))];
  const photo = { name: '路.jpg', bytes: samplePhoto(), caption: '修补后的村东道路（示意图）', isClear: true };
  await tell(deps, ofVillage, { kind: 'affairs', item: 'decisions', village, ...quarter }, { basis: `${village.name}村民代表会议决议`, body: road }, photo);
  await tell(deps, ofVillage, { kind: 'finance', item: 'accounts', village, ...month }, { body: ledger(monthOf(month.term) ?? 1) });
  await tell(deps, ofTownship, { kind: 'application', item: 'old-age', village: null, term: '' }, { ...allowance, phone: await phoneOf(deps, ofTownship) });
}

/** As a form sends it: what the boxes hold already, and what somebody typed over it. */
async function tell(deps: Deps, { clerk, reviewer }: Staff, asked: Asked, sent: Record<string, string>, file?: SentFile): Promise<void> {
  const start = await startOf(deps, clerk, asked);
  const result = await typedFrom(start, { ...start.boxes, ...sent }, undefined);
  if (!result.ok) throw new Error(result.errors.map(({ said }) => said).join(' '));
  const { villageCode, item, year } = start;
  const id = await startManuscript(deps, clerk, { villageCode, item, year, ...result.typed });
  const refused = file && await attachFile(deps, clerk, id, file);
  if (refused) throw new Error(refused.said);
  await submitManuscript(deps, clerk, id);
  await approveManuscript(deps, reviewer, id, hashOfText(await manuscriptFor(deps.db, reviewer, id), await attachmentsOf(deps.db, id)));
}

async function phoneOf({ db: { read, tables: { townships } } }: Deps, { clerk }: Staff): Promise<string> {
  const [township] = await read.select({ phone: townships.phone }).from(townships).where(eq(townships.code, clerk.townshipCode ?? ''));
  return township?.phone ?? '';
}

/** The first of a township in the order of its register. */
export async function firstVillage({ db: { read, tables: { villages } } }: Deps, townshipCode: string): Promise<{ code: string; name: string }> {
  const [village] = await read.select({ code: villages.code, name: villages.name }).from(villages).where(eq(villages.townshipCode, townshipCode)).orderBy(asc(villages.position)).limit(1);
  if (!village) throw new Error('the sample county has a township without a village');
  return village;
}

const allowance = { recipients: '年满80周岁的本区户籍老人。', standard: '80—89周岁每人每月100元。\n90—99周岁每人每月200元。\n100周岁以上每人每月500元。', deadline: '长年受理，从批准的当月起发放。' };

const road = `一、关于村内道路修补
村民代表会议应到35人，实到31人，同意29人，决定修补村东至村小学道路1.2公里，资金从村集体收入中列支。工程已经完工，由村务监督委员会验收。
资金使用：
项目\t数量\t单价（元）\t金额（元）
水泥\t36吨\t420.00\t15,120.00
砂石\t110立方米\t95.00\t10,450.00
人工\t64个工\t180.00\t11,520.00`;

/** As it is copied out of a ledger; it closes. */
function ledger(month: number): string {
  return `日期\t凭证号\t摘要\t收入\t支出\t结余\t经手人
\t\t上月结余\t\t\t86,415.20
${month}月3日\t记-1\t收取机动地承包费\t12,600.00\t\t99,015.20\t周守田
${month}月8日\t记-2\t支付村内道路修补工料款\t\t37,090.00\t61,925.20\t周守田
${month}月12日\t记-3\t镇财政拨付村级运转经费\t30,000.00\t\t91,925.20\t周守田
${month}月18日\t记-4\t支付保洁员劳务费\t\t4,800.00\t87,125.20\t梁新霞
${month}月25日\t记-5\t更换公开栏玻璃\t\t320.50\t86,804.70\t梁新霞
\t\t本月合计\t42,600.00\t42,210.50\t86,804.70`;
}
