// What people write, on every channel: paper, the page behind the code, the board; with the edge cases that people meet.
import type { PaperName } from '../../print-templates/index.tsx';
import { htmlDocument } from '../../server/web/document.ts';
import { feedFiles } from '../../server/boards/feed.tsx';
import { writtenKinds } from '../../server/domain/written-kinds.ts';
import type { AccountEntry, Block } from '../../server/domain/manuscript.ts';
import type { AffairsContent, ApplicationContent, FinanceContent, WrittenContent } from '../../server/notices/content.ts';
import { NoticePage } from '../../server/notices/notice-page.tsx';
import { samplePhoto } from '../../server/demo/sample-photo.ts';
import type { StoredEdition } from '../../server/notices/queries.ts';
import { tellingOf } from '../../server/notices/tellings.ts';
import type { Entry } from './entry.ts';

const BASE = 'https://mb.example.cn';
const HASH = '7f3a9c21'.repeat(8);
const PHONE = { width: 390, height: 1500 };
const BOARD = { width: 1920, height: 1080 };

export function writtenEntries(): Entry[] {
  return [
    ...everywhere('affairs-short', '村务', affairs()),
    ...everywhere('affairs-long', '村务：两张纸，长文，写有姓名的表', affairs(longBlocks)),
    ...everywhere('affairs-picture', '村务：一张照片', withPictures(affairs(), ['修补前的村东道路'])), ...everywhere('affairs-pictures', '村务：三张照片', withPictures(affairs(), ['修补前的村东道路', '修补后的村东道路，全长1.2公里，由村务监督委员会验收', '机动地发包会议'])),
    paper('affairs-correction', '村务：更正后的第2版', { ...affairs(), edition: 2, correction: { replaces: 1, reason: '水泥的吨数写错了，应为38吨', resentOn: null } }),
    ...everywhere('finance-month', '村级财务', finance(12)), paper('finance-17', '村级财务：17笔', finance(17)), paper('finance-18', '村级财务：18笔', finance(18)), paper('finance-20', '村级财务：20笔', finance(20)), paper('finance-22', '村级财务：22笔', finance(22)), paper('finance-millions', '村级财务：上百万', millions(finance(9))), paper('finance-long', '村级财务：80笔', finance(80)), ...everywhere('finance-zero', '村级财务：没有收支', finance(0)),
    ...everywhere('application', '申报信息', application()),
    paper('affairs-long-a3', '村务，A3', affairs(longBlocks), 'a3'), paper('finance-a3', '村级财务，A3', finance(40), 'a3'), paper('application-a3', '申报信息，A3', application(), 'a3'),
  ];
}

function everywhere(name: string, title: string, content: WrittenContent): Entry[] {
  const edition: StoredEdition = { id: '1', noticeId: '1', batchId: null, manuscriptId: '1', seq: content.edition, state: 'published', hash: HASH, witness: 'c4e8 1d07', supersededBy: null, number: content.number, content, days: { firstDay: content.firstDay, lastDay: content.lastDay } };
  const place = { ...content.village, township: content.township, ...content.contact };
  return [
    paper(name, title, content),
    { kind: 'screen', name: `written-${name}-page`, title: `${title}：扫码看到的网页`, size: PHONE, html: htmlDocument(<NoticePage shown={edition} current={edition} pictures={pictures} />) },
    ...feedFiles(place, [edition], BASE).map(({ html }, i): Entry => ({ kind: 'screen', name: `written-${name}-board-${i + 1}`, title: `${title}：公开屏第 ${i + 1} 页`, size: BOARD, html })),
  ];
}

const photo = samplePhoto();

function withPictures<C extends WrittenContent>(content: C, captions: readonly string[]): C {
  return { ...content, attachments: captions.map((caption, i) => ({ name: `${i}.jpg`, file: `attachment-${i + 1}.jpg`, sha256: 'photo', bytes: photo.length, type: 'image/jpeg', picture: { caption, width: 1600, height: 1000 } })) };
}

const pictures = new Map([['photo', photo]]);

function paper(name: string, title: string, content: WrittenContent, on: PaperName = 'a4'): Entry {
  return { kind: 'paper', name: `written-${name}-paper`, title: `${title}：纸面`, html: tellingOf(content, pictures).sheet({ baseUrl: BASE, hash: HASH, witness: 'c4e8 1d07' }, on) };
}

const told = {
  year: 2026, village: { code: '370405102214', name: '北洛村' }, township: '泥沟镇', county: '台儿庄区', number: '370405102214-2026-7', edition: 1, firstDay: '2026-07-06', lastDay: '2026-08-05', period: '30天',
  contact: { phone: '0632-6611234', office: '泥沟镇便民服务中心3号窗口', hours: '周一至周五 8:30—17:30' }, publishedBy: '高远', reviewedBy: '周岚', attachments: [],
};

const blocksOfRoad: Block[] = [
  { kind: 'heading', text: '一、关于村内道路修补' },
  { kind: 'text', text: '2026年5月12日，村民代表会议应到35人，实到31人，同意29人，决定修补村东至村小学道路1.2公里，资金从村集体收入中列支。' },
  { kind: 'table', caption: '资金安排', head: ['项目', '数量', '单价（元）', '金额（元）'], rows: [['水泥', '36吨', '420.00', '15,120.00'], ['砂石', '110立方米', '95.00', '10,450.00'], ['人工', '64个工', '180.00', '11,520.00']] },
];

const longBlocks: Block[] = [
  ...blocksOfRoad,
  { kind: 'heading', text: '二、关于临时困难救助' },
  { kind: 'text', text: '本季度上级拨付救助物资一批，经村民代表会议评议发放，结余物资存村委会仓库，由村务监督委员会清点登记。' },
  { kind: 'table', caption: '救助物资发放', head: ['姓名', '物资', '数量'], rows: ['周小满', '梁守田', '阿卜杜热合曼·吐尔逊尼亚孜', '何䶮'].map((name, i) => [name, '大米', `${i + 1}袋`]) },
  ...['三、关于机动地发包', '四、关于自来水管网改造', '五、关于人居环境整治'].flatMap((text): Block[] => [
    { kind: 'heading', text }, { kind: 'text', text: '经村民代表会议讨论，参加会议的村民代表一致认为这件事关系各组村民的生产生活，应当先摸清底数、列出清单，再按先急后缓的次序分年办理；所需资金由村集体收入列支一部分，向上级申请一部分，不向村民摊派。办理的进度每季度公开一次，村民有意见的，请在公开期内向村务监督委员会提出。' },
  ]),
];

function affairs(blocks: Block[] = blocksOfRoad): AffairsContent {
  return { ...told, kind: 'affairs', item: 'decisions', title: '村民会议、村民代表会议决定事项', term: '第二季度', basis: '北洛村村民代表会议2026年5月12日决议', clocks: writtenKinds.affairs.clocks, blocks };
}

function finance(count: number): FinanceContent {
  const items = ['镇财政拨付村级运转经费', '支付村内道路修补工料款（三标段，附发票两张）', '收取机动地承包费', '支付6月份保洁员工资', '支付公开栏玻璃更换'];
  const entries = Array.from({ length: count }, (_, i): AccountEntry => {
    const fen = 12_300 + ((i * 91_731) % 900_000);
    return { day: `2026-06-${String(1 + Math.floor((i * 30) / count)).padStart(2, '0')}`, voucher: `记-${i + 1}`, item: items[i % items.length] ?? '', handler: ['周小满', '梁守田'][i % 2] ?? '', incomeFen: i % 3 === 0 ? fen : 0, expenseFen: i % 3 === 0 ? 0 : fen };
  });
  const closingFen = entries.reduce((left, { incomeFen, expenseFen }) => left + incomeFen - expenseFen, 32_345_678);
  return { ...told, kind: 'finance', title: '村级财务收支', term: '6月', basis: '', clocks: writtenKinds.finance.clocks, accounts: { openingFen: 32_345_678, entries, closingFen } };
}

function millions(content: FinanceContent): FinanceContent {
  const { accounts } = content;
  return { ...content, accounts: { openingFen: accounts.openingFen * 40, closingFen: accounts.closingFen * 40, entries: accounts.entries.map((entry) => ({ ...entry, incomeFen: entry.incomeFen * 40, expenseFen: entry.expenseFen * 40 })) } };
}

function application(): ApplicationContent {
  const guidance = {
    recipients: '拥有耕地承包权的种地农民。\n已作为畜牧养殖场、林地、设施农业用地的不补；长年抛荒地不补。', standard: '每亩 137 元，按核实的面积发放。', procedure: '到村委会登记种植面积。\n村里张榜公示 7 天，有异议当场说。\n镇里核实，区里审定。',
    materials: '身份证\n土地承包经营权证\n社会保障卡（“一卡通”）', deadline: '过期不再受理。', office: '北洛村村委会，或泥沟镇便民服务中心3号窗口', phone: '0632-6611234',
  };
  return { ...told, kind: 'application', programme: 'farmland-fertility', title: '耕地地力保护补贴', term: '', basis: '区农业农村局、区财政局〔2026〕示例文件', clocks: writtenKinds.application.clocks, guidance, deadlineOn: '2026-08-05' };
}
