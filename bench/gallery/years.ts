// A village's year: many programmes and long names, few, one household, totals only, nothing paid, a new edition.
import { annualFacts, type YearOfProgramme } from '../../server/domain/annual.ts';
import { ruleFor } from '../../server/domain/disclosure.ts';
import { programmes } from '../../server/domain/programmes.ts';
import type { AnnualContent } from '../../server/notices/content.ts';
import { annualTelling } from '../../server/notices/annual-telling.tsx';
import type { StoredEdition } from '../../server/notices/queries.ts';
import { onChannels, rowsOf } from './channels.tsx';
import type { Entry } from './entry.ts';

const longest = Array.from('阿卜杜热合曼·吐尔逊尼亚孜·买买提艾力江');
const all = programmes.map(({ code }) => code);

export function yearEntries(): Entry[] {
  return [
    ...entries('3', '年度汇总：3 个项目', yearOf(['farmland-fertility', 'grain-one-off', 'old-age'], 60)),
    ...entries('9', '年度汇总：9 个项目，长姓名', yearOf(all, 80, true)),
    a3('9', '年度汇总：9 个项目', yearOf(all, 80, true)), a3('20', '年度汇总：20 个项目', yearOf([...all, ...all.slice(0, 8), ...all.slice(0, 3)], 30)),
    ...entries('20', '年度汇总：20 个项目，3 个月的低保', yearOf([...all, ...all.slice(0, 8), ...all.slice(0, 3)], 30)),
    ...entries('1', '年度汇总：1 户', yearOf(['farmland-fertility'], 1)),
    ...entries('no-groups', '年度汇总：没有组', withoutGroups(yearOf(['farmland-fertility', 'grain-one-off', 'old-age'], 60))),
    ...entries('totals', '年度汇总：只公开合计的', yearOf(['old-age'], 15)),
    ...entries('unpaid', '年度汇总：没有发成的', yearOf(['farmland-fertility'], 0)),
    ...entries('none', '年度汇总：没有公开过', yearOf([], 0)),
    ...entries('late', '年度汇总：以后又有新的发放结果', yearOf(all, 80), true),
    ...entries('outdated', '年度汇总：以后又有新的发放结果，一项不列', withheld(yearOf(all, 80)), true),
    ...entries('second', '年度汇总：更正后的第2版', { ...yearOf(['farmland-fertility', 'old-age'], 44), edition: 2, correction: { replaces: 1, reason: '更正了耕地地力保护补贴的发放结果：2组多算了1.20亩，1户不是本村的，都已改正；高龄津贴第四季度补发了3人，一并算进来', resentOn: null } }),
  ];
}

function yearOf(codes: readonly string[], households: number, hasLongNames = false): AnnualContent {
  const people = rowsOf(Math.max(1, households)).slice(0, households);
  const years = codes.map((code, column): YearOfProgramme & { sources: string[] } => {
    const programme = programmes.find((one) => one.code === code);
    const { name = code, disclosureClass = 'household', unitWords } = programme ?? {};
    return {
      code: `${code}-${column}`, name: column < programmes.length ? name : `${name}（${Math.floor(column / programmes.length) + 1}）`, recipient: unitWords?.recipient ?? '户', disclosure: ruleFor(disclosureClass), withheldOn: [], sources: [`370405102214-2026-${column + 1}/1`],
      payments: people.flatMap(({ name: own, group }, i) => ((i * 7 + column * 5) % 3 === 0 && households > 1 ? [] : [{ person: String(i), name: hasLongNames && i % 4 === 0 ? longest.slice(0, 2 + (i / 4) % 19).join('') : own, group, amountFen: 8000 + ((i * 9173 + column * 4567) % 190_000) }])),
    };
  });
  return {
    kind: 'annual', title: '惠民惠农财政补贴', year: 2026, term: '', village: { code: '370405102214', name: '北洛村' }, township: '泥沟镇', county: '台儿庄区', number: '370405102214-2026-31', edition: 1,
    firstDay: '2026-12-07', lastDay: '2026-12-16', period: '7个工作日', basis: '台政办发〔2026〕9号', contact: { phone: '0632-6611234', office: '泥沟镇便民服务中心3号窗口', hours: '周一至周五 8:30—17:30' },
    publishedBy: '李明', reviewedBy: '周岚', clocks: { publicPeriod: { length: 7, unit: 'working-days' }, start: 'date', retention: '30-years' }, ...annualFacts(years),
  };
}

function withoutGroups(content: AnnualContent): AnnualContent {
  return { ...content, rows: content.rows.map((row) => ({ ...row, group: null })) };
}

/** One of its programmes is not told to strangers. */
function withheld(content: AnnualContent): AnnualContent {
  return { ...content, programmes: content.programmes.map((programme, i) => (i === 0 ? { ...programme, withheldOn: ['internet', 'screen'] } : programme)) };
}

function a3(key: string, said: string, content: AnnualContent): Entry {
  return { kind: 'paper', name: `year-${key}-a3`, title: `${said}，A3 横放`, html: annualTelling(content).sheet({ baseUrl: 'https://mb.example.cn', hash: '7f3a9c21'.repeat(8), witness: 'c4e8 1d07' }, 'a3-landscape') };
}

function entries(key: string, said: string, content: AnnualContent, isOutdated = false): Entry[] {
  const edition: StoredEdition = { id: '1', noticeId: '1', batchId: null, manuscriptId: '1', seq: content.edition, state: 'published', hash: '7f3a9c21'.repeat(8), witness: 'c4e8 1d07', supersededBy: null, number: content.number, content, days: content, isOutdated };
  return onChannels(edition, (channel) => `year-${key}-${channel}`, (channel) => `${said}：${channel}`);
}
