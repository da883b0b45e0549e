// The other papers of a village: poster, year, slips, leaflet, posting record, accounts, affairs and the text for the loudspeaker.
import {
  broadcast, matrixLines, paginateMatrix, renderAffairs, renderFinance, renderLeaflet, renderMatrix, renderPostingRecord, renderPoster, renderSeparators, renderSlips,
  type MatrixRow, type MatrixView, type PaperName,
} from '../../print-templates/index.tsx';
import { samplePhoto } from '../../server/demo/sample-photo.ts';
import { formatYuan, yuanInCapitals } from '../../server/domain/money.ts';
import { counted, spokenPhone, spokenYear, spokenYuan } from '../../server/domain/spoken.ts';
import { village } from '../notice-villages.ts';
import type { Entry } from './entry.ts';

const { view } = village(1, 60);
const people = view.pages.flatMap(({ rows }) => rows);
const foot = { qrUrl: view.qrUrl, address: view.address, askText: view.askText, phone: view.phone };
const flow = { ...foot, banner: '村务公开', number: '泥沟镇〔2026〕137号　第1版', remarks: [] as string[], seal: ['北洛村村民委员会（盖章）', '2026年6月22日'], notes: ['校验 7f3a 9c21', '本码只供查看，不收费，不要身份证号、银行卡号、验证码'] };

export function paperEntries(): Entry[] {
  const paper = (name: string, title: string, html: string): Entry => ({ kind: 'paper', name, title, html });
  return [
    paper('poster-a3', '栏头：A3 横放', renderPoster(poster)), paper('poster-a4', '栏头：A4', renderPoster(poster, 'a4')),
    paper('matrix-3', '年度汇总：3 个项目，A4 横放', renderMatrix(matrix(60, 3, 'a4-landscape'), 'a4-landscape')),
    paper('matrix-9', '年度汇总：9 个项目，A3 横放', renderMatrix(matrix(60, 9, 'a3-landscape'), 'a3-landscape')),
    paper('matrix-20', '年度汇总：20 个项目，A4 横放，分几张', renderMatrix(matrix(30, 20, 'a4-landscape'), 'a4-landscape')),
    paper('slips-8', '明白卡：每张 8 户', renderSlips(slips(13))), paper('slips-10', '明白卡：每张 10 户', renderSlips(slips(10), 10)),
    paper('leaflet', '明白纸', renderLeaflet(leaflet)),
    paper('posting-record', '张贴记录', renderPostingRecord(posting)),
    paper('finance', '村级财务', renderFinance(finance(40))), paper('finance-none', '村级财务：本月没有收支', renderFinance(finance(0))),
    paper('affairs', '村务', renderAffairs(affairs)),
    paper('separators', '一次打印：各村之间的分隔页', renderSeparators('泥沟镇2026年耕地地力保护补贴发放结果公开，共32村', [
      { village: '北洛村', subject: '2026年耕地地力保护补贴发放结果公开', lines: ['泥沟镇第 3 村，共 32 村', '后面 3 张，公开到2026年6月30日', '公开编号 370405102214-2026-3 第1版'] },
      { village: '兰城河湾田庄社区', subject: '正在公开的 4 份', lines: ['泥沟镇第 4 村，共 32 村', '后面 9 张', '2026年惠民惠农财政补贴年度汇总', '2026年6月村级财务收支'] },
    ])),
    { kind: 'text', name: 'broadcast', title: '广播稿', text: spoken() },
  ];
}

const poster = { ...foot, village: '北洛村', heading: '村务公开栏', contents: ['惠民惠农财政补贴', '村级财务', '村民会议决定', '协助政府的工作'], seal: ['北洛村村民委员会', '村务监督委员会'] };

const names = ['耕地地力保护补贴', '种粮一次性补贴', '农机购置与应用补贴', '大豆玉米带状复合种植补贴', '退耕还林', '生态护林员', '农村低保', '高龄津贴', '水库移民后期扶持'];

function matrix(households: number, programmes: number, paper: PaperName): MatrixView {
  const fen = Array.from({ length: households }, (_, i) => Array.from({ length: programmes }, (__, j) => ((i * 7 + j * 5) % 3 === 0 ? 0 : 8000 + ((i * 9173 + j * 4567) % 190_000))));
  const yuan = (value: number) => (value === 0 ? '' : formatYuan(value));
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const columns = (rows: readonly number[][]) => Array.from({ length: programmes }, (_, j) => sum(rows.map((row) => row[j] ?? 0)));
  const rows = fen.map((amounts, i): MatrixRow => ({ group: people[i]?.group ?? '', name: people[i]?.name ?? '', amounts: amounts.map(yuan), total: yuan(sum(amounts)) }));
  const pages = paginateMatrix(matrixLines(rows, programmes, paper), paper).map(({ start, end }) => {
    const some = columns(fen.slice(start, end));
    return { rows: rows.slice(start, end), subtotals: some.map(yuan), subtotal: yuan(sum(some)) };
  });
  const totals = columns(fen);
  return {
    ...view, title: '泥沟镇北洛村2026年惠民惠农财政补贴', subtitle: '年度汇总', period: '公开期：2026年12月7日至2026年12月16日（7个工作日）　单位：元',
    programmes: Array.from({ length: programmes }, (_, i) => (names[i % names.length] ?? '') + (i < names.length ? '' : `（${Math.floor(i / names.length) + 1}）`)),
    count: `${households} 户`, totals: totals.map(yuan), total: yuan(sum(totals)), totalInWords: yuanInCapitals(sum(totals), { prefix: true }), pages,
  };
}

function slips(count: number) {
  const token = 'Zm9vYmFyYmF6cXV4Zm9vYmFy';
  return {
    village: '泥沟镇北洛村', address: 'mb.example.cn/look-up', phone: '0632-661 1234', hint: '凭本卡查自家领到的补贴。请收好，不要借给别人。',
    caution: '不收费，不要身份证号、银行卡号、验证码',
    slips: people.slice(0, count).map((row, i) => ({ name: i === 2 ? '阿卜杜热合曼·吐尔逊尼亚孜·麦麦提' : row.name ?? '', group: row.group ?? '', url: `https://mb.example.cn/look-up#${token}${i}`, code: `7K2M9QPX${String(i).padStart(2, '4')}` })),
  };
}

const leaflet = {
  ...flow, closing: [], title: '2026年耕地地力保护补贴', subtitle: '申请明白纸', banner: '泥沟镇人民政府', seal: ['泥沟镇人民政府（盖章）', '2026年3月1日'],
  sections: [
    { heading: '谁能领', lines: ['拥有耕地承包权的种地农民。'] },
    { heading: '哪些地不补', lines: ['已作为畜牧养殖场使用的耕地', '林地、成片粮田转为设施农业用地', '非农业征（占）用的耕地', '长年抛荒地、占补平衡中质量达不到耕种条件的耕地'] },
    { heading: '领多少', lines: ['每亩 137 元，按核实的面积发放。'] },
    { heading: '怎么申请', lines: ['到村委会登记种植面积。', '村里张榜公示 7 天，有异议当场说。', '镇里核实，区里审定。', '6 月底前打到“一卡通”。'] },
    { heading: '带什么', lines: ['身份证', '土地承包经营权证', '社会保障卡（“一卡通”）'] },
    { heading: '什么时候截止', lines: ['2026年4月15日。过期不再受理。'] },
  ],
};

const posting = {
  title: '北洛村', subtitle: '张贴记录', banner: '村务公开', number: '370405102214-2026-3', qrUrl: null, address: null, askText: null, phone: null, seal: [], notes: [], remarks: [],
  facts: [
    { label: '公开内容', value: '2026年耕地地力保护补贴发放结果' }, { label: '公开编号', value: '370405102214-2026-3 第1版' }, { label: '张贴地点', value: '村委会院墙村务公开栏' },
    { label: '开始张贴', value: '2026年6月22日' }, { label: '公开到', value: '2026年6月30日' }, { label: '到期取下', value: '' }, { label: '系统确认', value: '张贴：蒋桂兰，2026年6月22日' },
  ],
  photos: [{ caption: '2026年6月22日张贴', source: `data:image/jpeg;base64,${Buffer.from(samplePhoto()).toString('base64')}` }], signers: ['张贴人', '见证人（村民代表）', '村务监督委员会', '村民委员会负责人'],
};

function finance(entries: number) {
  let balance = 12_345_678;
  const said = ['镇财政拨付村级运转经费', '支付村内道路修补工料款（三标段，附发票两张）', '收取机动地承包费', '支付6月份保洁员工资', '支付公开栏玻璃更换'];
  const lines = Array.from({ length: entries }, (_, i) => {
    const fen = 12_300 + ((i * 91_731) % 900_000);
    const isIncome = i % 3 === 0;
    balance += isIncome ? fen : -fen;
    return { fen, isIncome, entry: { date: `6月${1 + (i * 29) % 30}日`, voucher: `记-${i + 1}`, summary: said[i % said.length] ?? '', handler: ['周小满', '梁守田'][i % 2] ?? '', income: isIncome ? formatYuan(fen) : '', expense: isIncome ? '' : formatYuan(fen), balance: formatYuan(balance) } };
  });
  const sum = (isIncome: boolean) => formatYuan(lines.filter((line) => line.isIncome === isIncome).reduce((total, { fen }) => total + fen, 0));
  return {
    ...flow, title: '北洛村2026年6月', subtitle: '村级财务收支明细', remarks: ['公开期：2026年7月5日至2026年7月14日'], remarksBelow: [], opening: formatYuan(12_345_678),
    entries: lines.map(({ entry }) => entry), income: sum(true), expense: sum(false), closing: formatYuan(balance), closingInWords: yuanInCapitals(balance, { prefix: true }),
  };
}

const affairs = {
  ...flow, title: '北洛村2026年第二季度', subtitle: '村民会议决定事项', remarks: ['公开期：2026年7月6日至2026年7月15日'], closing: [],
  blocks: [
    { kind: 'heading', text: '一、关于村内道路修补' },
    { kind: 'text', text: '2026年5月12日，村民代表会议应到35人，实到31人，同意29人，决定修补村东至村小学道路1.2公里，资金从村集体收入中列支。' },
    { kind: 'table', caption: '资金安排', head: ['项目', '数量', '单价（元）', '金额（元）'], rows: [['水泥', '36吨', '420.00', '15,120.00'], ['砂石', '110立方米', '95.00', '10,450.00'], ['人工', '64个工', '180.00', '11,520.00']] },
    { kind: 'heading', text: '二、关于机动地发包' },
    { kind: 'text', text: '村北机动地12.6亩重新发包，承包期三年，按公开竞价结果签订合同，承包费每年每亩610元，全部计入村集体收入。有意见的村民请在公开期内向村务监督委员会提出。' },
  ],
} as const;

function spoken(): string {
  return broadcast({
    village: '北洛村', affairs: '村务公开', residents: '村民', committee: '村委会', place: '村委会院墙的村务公开栏', period: '从六月二十二日到六月三十日', office: '泥沟镇便民服务中心三号窗口', phone: spokenPhone('0632-661 1234'),
    sentences: [`这次公开的是${spokenYear(2026)}年耕地地力保护补贴的发放结果。`, `全村${counted(132, '户')}，一共领到${spokenYuan(9_374_910)}。`, `每亩补${spokenYuan(13_700)}，钱已经打到“一卡通”。`, `还有${counted(3, '户')}的钱被银行退回，共${spokenYuan(41_100)}，正在重发。`],
  });
}
