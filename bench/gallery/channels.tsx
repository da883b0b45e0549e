// One published notice on every channel, for each class of disclosure: paper, the page behind the code, the board in the village.
import { feedFiles } from '../../server/boards/feed.tsx';
import { namedFiles } from '../../server/boards/named.tsx';
import { ruleFor, type DisclosureClass } from '../../server/domain/disclosure.ts';
import { programmes, type Programme } from '../../server/domain/programmes.ts';
import type { ListContent, PaperRow } from '../../server/notices/content.ts';
import { NoticePage } from '../../server/notices/notice-page.tsx';
import type { StoredEdition } from '../../server/notices/queries.ts';
import { tellingOf } from '../../server/notices/tellings.ts';
import { DocumentPage } from '../../server/public/document-pages.tsx';
import { htmlDocument } from '../../server/web/document.ts';
import { village } from '../notice-villages.ts';
import type { Entry } from './entry.ts';

const BASE = 'https://mb.example.cn';
const HASH = '7f3a9c21'.repeat(8);
const PHONE = { width: 390, height: 1500 };
const BOARD = { width: 1920, height: 1080 };

export function documentEntries(): Entry[] {
  const document = { id: '1', office: 'county', number: '台财农〔2026〕15号', numberKey: '', kind: 'fund' as const, title: '关于下达2026年耕地地力保护补贴资金的通知', issuedOn: '2026-03-05', amountFen: 123_456_780, programmes: [], standing: 'in-force' as const, address: 'https://www.example.gov.cn/1.html', sha256: 'a', bytes: 1, savedBy: '', savedAt: new Date(0), state: 'published' as const, proposal: null, publishedBy: null, publishedAt: null };
  return [{ kind: 'screen', name: 'document-page', title: '资金文件：网页', size: PHONE, html: htmlDocument(<DocumentPage county="台儿庄区" document={document} programmes={[{ code: 'farmland-fertility', name: '耕地地力保护补贴' }]} townships={[{ code: '1', name: '泥沟镇', notices: 32 }]} />) }];
}

export function channelEntries(): Entry[] {
  const classes: [DisclosureClass, string][] = [['household', '逐户公开'], ['long-term', '长期公示'], ['totals', '只公开汇总数']];
  const [household] = programmes.filter((one) => one.disclosureClass === 'household');
  return [
    ...classes.flatMap(([disclosureClass, said]) => {
      const programme = programmes.find((one) => one.disclosureClass === disclosureClass);
      return programme === undefined ? [] : entriesOf(programme, said);
    }),
    ...(household === undefined ? [] : onChannels(editionOf(household, { village: { code: '370405001201', name: '兴中社区' }, township: '运河街道' }), (channel) => `channel-community-${channel}`, (channel) => `社区：${channel}`)),
  ];
}

function entriesOf(programme: Programme, said: string): Entry[] {
  const edition = editionOf(programme);
  const title = (channel: string) => `${programme.name}（${said}）：${channel}`;
  const name = (channel: string) => `channel-${programme.code}-${channel}`;
  return onChannels(edition, name, title);
}

/** Paper, the page behind the code and the board's pages of one edition. */
export function onChannels(edition: StoredEdition, name: (channel: string) => string, title: (channel: string) => string): Entry[] {
  const { content } = edition;
  const place = { ...content.village, township: content.township, ...content.contact };
  return [
    { kind: 'paper', name: name('paper'), title: title('纸面'), html: tellingOf(content).sheet({ baseUrl: BASE, hash: HASH, witness: 'c4e8 1d07' }) },
    { kind: 'screen', name: name('page'), title: title('扫码看到的网页'), size: PHONE, html: htmlDocument(<NoticePage shown={edition} current={edition} />) },
    ...feedFiles(place, [edition], BASE).map(({ html }, i): Entry => ({ kind: 'screen', name: `${name('board')}-${i + 1}`, title: title(`公开屏第 ${i + 1} 页`), size: BOARD, html })),
  ];
}

export function editionOf(programme: Programme, changes: Partial<ListContent> = {}): StoredEdition<ListContent> {
  const disclosure = ruleFor(programme.disclosureClass);
  const rows = rowsOf();
  const content: ListContent = {
    kind: 'result', programme: programme.code, programmeName: programme.name, units: programme.unitWords, year: 2026, term: '',
    village: { code: '370405102214', name: '北洛村' }, township: '泥沟镇', county: '台儿庄区', number: 'N7K2-137', edition: 1,
    firstDay: '2026-06-22', lastDay: '2026-06-30', period: '7个工作日', paidOn: '2026-06-18', basis: '区财农指〔2026〕31号',
    totals: { households: rows.length, areaUnits: null, standard: null, paidFen: rows.reduce((sum, { amountFen }) => sum + amountFen, 0), returnedFen: 0, unpaidFen: 0, pendingHouseholds: 0 },
    rows: disclosure.channels.paper.fields.includes('name') ? rows : [],
    contact: { phone: '0632-6611234', office: '泥沟镇便民服务中心3号窗口', hours: '周一至周五 8:30—17:30' }, publishedBy: '李明', reviewedBy: '周岚', disclosure, ...changes,
  };
  return { id: '1', noticeId: '1', batchId: '1', manuscriptId: null, seq: content.edition, state: 'published', hash: HASH, witness: 'c4e8 1d07', supersededBy: null, number: content.number, content, days: content };
}

export function rowsOf(count = 32): PaperRow[] {
  const people = village(1, count).view.pages.flatMap((page) => page.rows);
  return people.map(({ group = null, name = '' }, i) => ({ group, name, areaUnits: null, standard: null, amountFen: 12_000 + ((i * 7919) % 90_000) }));
}

/** The board inside the village where its rule names people: 800 by 480, 1100 by 800, 1920 by 1080. */
export function namedEntries(): Entry[] {
  const programme = programmes.find(({ code }) => code === 'farmland-fertility') ?? programmes[0];
  if (programme === undefined) return [];
  const rows = rowsOf(20).map((row, i) => ({ ...row, areaUnits: 12_300 + 4_700 * i, standard: '137', amountFen: 168_510 + 64_390 * i }));
  const [first, second, third, fourth, ...others] = rows as [PaperRow, PaperRow, PaperRow, PaperRow, ...PaperRow[]];
  const long = [{ ...first, name: '孙䶮㛃' }, { ...second, name: '青山县泥沟镇北洛村金谷种植农民专业合作社' }, { ...third, name: '阿卜杜热伊木·麦麦提艾力', group: '第十一村民小组' }, { ...fourth, amountFen: 1_234_567_890, areaUnits: 12_345_600 }, ...others];
  return Object.entries({ usual: rows, long }).flatMap(([kind, all]) => {
    const edition = editionOf(programme, { rows: all, disclosure: ruleFor('household', { namesOnScreen: true }) });
    const place = { ...edition.content.village, township: edition.content.township, ...edition.content.contact };
    const [page] = namedFiles(place, [edition], feedFiles(place, [edition], BASE));
    return SIZES.map(({ width, height }): Entry => ({ kind: 'screen', name: `board-names-${kind}-${width}`, title: `公开屏上的名单（${kind === 'long' ? '长名字' : '通常'}，${width}×${height}）`, size: { width, height }, html: page?.html ?? '' }));
  });
}

const SIZES = [{ width: 800, height: 480 }, { width: 1100, height: 800 }, { width: 1920, height: 1080 }];
