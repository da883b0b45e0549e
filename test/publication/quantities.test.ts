// Machines, persons and guarded areas are told in their own words and units on sheet, page, board and table.
import { expect, test } from 'vitest';
import { renderNotices } from '../../print-templates/index.tsx';
import { feedFiles } from '../../server/boards/feed.tsx';
import { htmlText } from '../../server/domain/scan.ts';
import { paperCsv } from '../../server/notices/data.ts';
import { NoticePage } from '../../server/notices/notice-page.tsx';
import { paperView } from '../../server/notices/paper.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { htmlDocument } from '../../server/web/document.ts';
import { dense, sharedRenderer } from '../print/printer.ts';
import { editionOf } from '../support/offline.ts';

type Edition = ReturnType<typeof editionOf>;

const renderer = sharedRenderer();
const sheetOf = async ({ content }: Edition) => dense((await pdfText(await renderer().pdf(renderNotices([paperView(content, null)])))).join(''));
const plain = (html: string) => htmlText(html).replaceAll(/\s+/g, ' ');
const pageOf = (edition: Edition) => plain(htmlDocument(NoticePage({ shown: edition, current: edition, isTyped: false })));
const place = { code: '990101001202', name: '北洛村', township: '泥沟镇', phone: null, office: null, hours: null };
const boardOf = (edition: Edition) => feedFiles(place, [edition], null).map(({ html }) => plain(html)).join(' ');
const tableOf = ({ content }: Edition) => paperCsv(content).split('\r\n').slice(1);
const table = (programme: string, head: string, ...rows: string[]) => editionOf([`村名,姓名,${head}`, ...rows.map((row) => `北洛村,${row}`)].join('\n'), programme);

const machines = table('farm-machinery', '购买数量(台),单台补贴额(元),总补贴额(元),状态', '甄有田,1,5000,5000.00,已结算', '贾丰年,2,5700,11400.00,已结算', '乌有粮,12,100,1200.00,已结算', '子虚禾,4,7100,28400.00,待申请结算');
const living = table('minimum-living', '保障人数,补助标准（元/人）,保障金额（元）', '甄有田,3,600,900', '贾丰年,1,600,500', '乌有粮,2,600,800');
const rangers = table('ecological-ranger', '管护面积（亩）,补助标准,实发工资', '甄有田,312.5,800,800', '贾丰年,1200,800,800', '乌有粮,640.25,800,800');
const households = table('reservoir-resettlement', '移民人数,补贴标准,直补资金', '甄有田,4,150,600', '贾丰年,1,150,150', '乌有粮,3,150,450');
const persons = table('reservoir-resettlement', '移民人数,直补资金', '甄有田,1,150', '贾丰年,1,150', '乌有粮,1,150');
const old = table('old-age', '月标准,月数,季度合计', '甄有田,100,3,300', '贾丰年,100,3,300', '乌有粮,100,1,100');

test('a sheet of machines counts them in whole numbers, and only those that were paid', async () => {
  const sheet = await sheetOf(machines);
  for (const words of ['购置数量15台', '数量(台)', '标准(元/台)', '1甄有田150005,000.00', '2贾丰年2570011,400.00', '合计3户1517,600.00']) expect(sheet).toContain(words);
  expect(sheet).not.toMatch(/亩|\d\.\d+台/);
});

test('a sheet of 低保 tells how many persons each family has, and no standard', async () => {
  const sheet = await sheetOf(living);
  for (const words of ['发放户数3户', '保障人数6人', '人数(人)', '甄有田3900.00', '合计3户62,200.00合计金额（大写）人民币贰仟贰佰元整']) expect(sheet).toContain(words);
  expect(sheet).not.toMatch(/标准|亩/);
});

test('a sheet of rangers tells the area that each guards, and guesses no year', async () => {
  const sheet = await sheetOf(rangers);
  for (const words of ['发放人数3人', '管护面积2,152.75亩', '面积(亩)', '甄有田312.50800.00', '补贴标准800元实发', '合计3人2,152.752,400.00']) expect(sheet).toContain(words);
});

test('who is paid for a family is called a household, who is paid alone a person', async () => {
  const sheet = await sheetOf(households);
  for (const words of ['发放户数3户', '移民人数8人', '户主姓名', '合计3户81,200.00']) expect(sheet).toContain(words);
  expect(paperView(persons.content, null).facts.slice(0, 2)).toEqual([{ label: '发放人数', value: '3 人' }, { label: '移民人数', value: '3 人' }]);
});

test('months of 高龄津贴 are told as payments, and a standard without a unit keeps none', () => {
  expect(paperView(old.content, null).facts).toEqual([
    { label: '发放人数', value: '3 人' }, { label: '发放人次', value: '7 人次' }, { label: '补贴标准', value: '100 元' }, { label: '实发金额', value: '700.00 元' },
  ]);
  expect(pageOf(old)).toContain('3 人 · 7 人次 · 100 元');
});

test.each([
  ['machines', machines, '3 户 · 15 台', '购置数量 15 台', '各户的购置数量和金额'],
  ['低保', living, '3 户 · 6 人', '保障人数 6 人', '各户的保障人数和金额'],
  ['rangers', rangers, '3 人 · 2,152.75 亩', '管护面积 2,152.75 亩', '各户的管护面积和金额'],
])('page and board of %s say the same as the sheet', (_name, edition, onPage, onBoard, hint) => {
  expect(pageOf(edition)).toContain(onPage);
  expect(pageOf(edition)).toContain(hint);
  expect(boardOf(edition)).toContain(onBoard);
});

test('the table beside the sheet has the quantity of each row and its sum', () => {
  expect(tableOf(machines)).toEqual(['序号,组,户主姓名,购置数量(台),标准(元/台),金额(元)', '1,,甄有田,1,5000,5000.00', '2,,贾丰年,2,5700,11400.00', '3,,乌有粮,12,100,1200.00', '合计,,3户,15,,17600.00']);
  expect(tableOf(rangers).at(-1)).toBe('合计,,3人,2152.75,,2400.00');
});
