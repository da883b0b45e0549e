// Whatever a year or a proposal is made of, its artefacts say what the rules allow and nothing else, and add up.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feedFiles } from '../../server/boards/feed.tsx';
import { annualFacts, annualView, type YearOfProgramme } from '../../server/domain/annual.ts';
import { ruleFor, type DisclosureClass } from '../../server/domain/disclosure.ts';
import { markupText } from '../../server/domain/scan.ts';
import { draftOf } from '../../server/notices/draft.ts';
import { factsOf, type Payment } from '../../server/notices/facts.ts';
import type { AnnualContent, EditionContent, ListContent } from '../../server/notices/content.ts';
import { NoticePage } from '../../server/notices/notice-page.tsx';
import type { StoredEdition } from '../../server/notices/queries.ts';
import { tellingOf } from '../../server/notices/tellings.ts';
import { VillagePage } from '../../server/notices/village-page.tsx';
import { pdfText } from '../../server/pdf/text.ts';
import { htmlDocument } from '../../server/web/document.ts';
import { dense, sharedRenderer } from '../print/printer.ts';
import { visibleText } from '../support/page.ts';
import { yuan } from './samples.ts';

const renderer = sharedRenderer();
const classes = fc.constantFrom<DisclosureClass>('household', 'long-term', 'totals');
const people = Array.from({ length: 9 }, (_, i) => ({ person: `index-of-person-${i}`, name: `甄${'一二三四五六七八九'.charAt(i)}田`, group: `${1 + (i % 3)}组` }));
const rows = fc.array(fc.record({ who: fc.nat(8), amountFen: fc.integer({ min: 1, max: 9_999_999 }) }), { maxLength: 12 });
const years = fc.array(fc.record({ kind: classes, rows, withheldOn: fc.subarray(['internet', 'screen'] as const) }), { maxLength: 6 });
const told = {
  year: 2026, term: '', village: { code: '370405102214', name: '北洛村' }, township: '泥沟镇', county: '台儿庄区', number: '370405102214-2026-9', edition: 1, firstDay: '2026-12-07', lastDay: '2026-12-16',
  period: '7个工作日', basis: '', contact: { phone: null, office: null, hours: null }, publishedBy: '李明', reviewedBy: '王芳', clocks: { publicPeriod: { length: 7, unit: 'working-days' as const }, start: 'date' as const, retention: '30-years' as const },
};
const place = { code: told.village.code, name: told.village.name, township: told.township, ...told.contact };

interface Given { kind: DisclosureClass; rows: { who: number; amountFen: number }[]; withheldOn: ('internet' | 'screen')[] }

function yearOf(given: readonly Given[]): AnnualContent {
  const programmes = given.map(({ kind, rows: paid, withheldOn }, i): YearOfProgramme & { sources: string[] } => ({
    code: `p${i}`, name: `补贴${'甲乙丙丁戊己'.charAt(i)}`, recipient: '户', disclosure: ruleFor(kind), withheldOn: [...withheldOn], sources: [],
    payments: paid.flatMap(({ who, amountFen }) => { const one = people[who]; return one ? [{ ...one, amountFen }] : []; }),
  }));
  return { kind: 'annual', title: '惠民惠农财政补贴', ...told, ...annualFacts(programmes) };
}

function proposalOf({ kind, rows: listed }: Pick<Given, 'kind' | 'rows'>): ListContent {
  const payments = listed.flatMap(({ who, amountFen }): Payment[] => { const one = people[who]; return one ? [{ groupName: one.group, name: one.name, person: one.person, areaUnits: null, standard: '137', amountFen, status: 'proposed' }] : []; });
  const frame = { kind: 'proposal' as const, programme: 'farmland-fertility', programmeName: '耕地地力保护补贴', units: { recipient: '户' as const, quantity: null, standard: '元/亩' }, paidOn: null, disclosure: ruleFor(kind), ...told };
  return { ...draftOf(frame, told, factsOf(payments)), number: told.number, edition: 1 };
}

function editionOf(content: EditionContent): StoredEdition {
  return { id: '1', noticeId: '1', batchId: null, manuscriptId: null, seq: 1, state: 'published', hash: '7f3a9c21'.repeat(8), witness: '', supersededBy: null, number: content.number, content, days: content };
}

/** What strangers read: the page, the village's list, the board. */
function openTexts(content: EditionContent): string[] {
  const edition = editionOf(content);
  const pages = [htmlDocument(NoticePage({ shown: edition, current: edition })), htmlDocument(VillagePage({ village: place, editions: [edition] })), ...feedFiles(place, [edition], null).map(({ html }) => html)];
  return pages.map(visibleText);
}

const closedTexts = (content: EditionContent) => [markupText(tellingOf(content).sheet(null)), tellingOf(content).table().text, JSON.stringify(content)];
const moneyIn = (text: string) => text.match(/\d[\d,]*\.\d\d/g) ?? [];
const fenOf = (list: readonly { amountFen: number }[]) => list.reduce((sum, { amountFen }) => sum + amountFen, 0);

test('a year names on paper only whom a programme may name, and elsewhere nobody; every figure that strangers read is one they may', () => {
  fc.assert(fc.property(years, (given) => {
    const content = yearOf(given);
    const named = new Set(given.filter(({ kind }) => kind !== 'totals').flatMap(({ rows: paid }) => paid.map(({ who }) => people[who]?.name)));
    const unnamed = people.filter(({ name }) => !named.has(name)).map(({ name }) => name);
    for (const text of closedTexts(content)) expect([...unnamed, 'index-of-person'].filter((word) => text.includes(word))).toEqual([]);
    const open = openTexts(content).join('\n');
    expect(people.filter(({ name }) => open.includes(name))).toEqual([]);
    const allowed = new Set((['internet', 'screen'] as const).flatMap((channel) => { const { lines, fen } = annualView(content.programmes, channel); return [fen, ...lines.filter(({ withheld }) => withheld === null).map(({ programme }) => programme.paidFen)]; }).map(yuan));
    expect(moneyIn(open).filter((figure) => !allowed.has(figure))).toEqual([]);
  }), { numRuns: 60 });
});

test('the table of a year has a column for groups only where the village has them, and as many cells in every line', () => {
  const content = yearOf([{ kind: 'household', rows: [{ who: 0, amountFen: 100 }], withheldOn: [] }, { kind: 'totals', rows: [{ who: 1, amountFen: 250 }], withheldOn: [] }]);
  const lines = (rows: AnnualContent['rows']) => tellingOf({ ...content, rows }).table().text.replace(/^\uFEFF/, '').trim().split('\r\n').slice(1);
  expect(lines(content.rows)).toEqual(['序号,组,姓名,补贴甲(元),合计(元)', '1,1组,甄一田,1.00,1.00', '合计,,,1.00,1.00', '只公开合计,补贴乙,1户,,2.50', '全年合计,,,,3.50']);
  expect(lines(content.rows.map((row) => ({ ...row, group: null })))).toEqual(['序号,姓名,补贴甲(元),合计(元)', '1,甄一田,1.00,1.00', '合计,,1.00,1.00', '只公开合计,补贴乙 1户,,2.50', '全年合计,,,3.50']);
});

test('a proposal names on paper only whom its programme may name, and elsewhere nobody; it never says that anything was paid', () => {
  fc.assert(fc.property(fc.record({ kind: classes, rows }), (given) => {
    const content = proposalOf(given);
    const named = new Set(given.kind === 'totals' ? [] : given.rows.map(({ who }) => people[who]?.name));
    for (const text of closedTexts(content)) expect([...people.filter(({ name }) => !named.has(name)).map(({ name }) => name), 'index-of-person'].filter((word) => text.includes(word))).toEqual([]);
    const open = openTexts(content).join('\n');
    expect(people.filter(({ name }) => open.includes(name))).toEqual([]);
    expect(moneyIn(open).filter((figure) => figure !== yuan(fenOf(given.rows)))).toEqual([]);
    expect(new Set(given.rows.map(({ who }) => who)).size < 3 && given.rows.length > 0 ? moneyIn(open) : []).toEqual([]);
    for (const text of [open, ...closedTexts(content).slice(0, 2)]) expect(text).not.toMatch(/实发|已发|领了|发放结果公开/);
  }), { numRuns: 60 });
});

test('what is printed adds up to the data, row by row and in all', async () => {
  for (const given of fc.sample(fc.array(fc.record({ kind: classes, rows, withheldOn: fc.constant<('internet' | 'screen')[]>([]) }), { minLength: 1, maxLength: 6 }), { numRuns: 4, seed: 7 })) {
    const content = yearOf(given);
    const text = dense((await pdfText(await renderer().pdf(tellingOf(content).sheet(null)))).join(' '));
    expect(text).toContain(`本村全年合计${yuan(given.reduce((sum, { rows: paid }) => sum + fenOf(paid), 0))}元`);
    for (const { name, amountsFen } of content.rows) expect(text).toContain(dense(name) + amountsFen.filter((fen) => fen > 0).map(yuan).join('') + yuan(amountsFen.reduce((sum, fen) => sum + fen, 0)));
    const proposal = proposalOf(given[0] as (typeof given)[number]);
    const sheet = dense((await pdfText(await renderer().pdf(tellingOf(proposal).sheet(null)))).join(' '));
    expect(sheet).toContain(`拟发金额${yuan(fenOf((given[0] as (typeof given)[number]).rows))}元`);
    for (const { name, amountFen } of proposal.rows) expect(sheet).toMatch(new RegExp(`${dense(name)}(?:137)?${yuan(amountFen)}`));
  }
});
