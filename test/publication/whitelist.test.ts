// Any programme, any rule that may come into force, any rows: no artefact of any channel says what its rule does not list, and sums are those of the data.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feedFiles } from '../../server/boards/feed.tsx';
import { namedFiles } from '../../server/boards/named.tsx';
import { holidayCalendar } from '../../server/calendar.ts';
import { firstClocks } from '../../server/domain/clocks.ts';
import { ruleOn, type Channel, type DisclosureRule, type PublicField } from '../../server/domain/disclosure.ts';
import { formatQuantity, formatYuan } from '../../server/domain/money.ts';
import { programmes, type Programme } from '../../server/domain/programmes.ts';
import { markupText } from '../../server/domain/scan.ts';
import type { ListContent } from '../../server/notices/content.ts';
import { blinded, demandBlind } from '../../server/notices/blind.ts';
import { draftOf, frameOf } from '../../server/notices/draft.ts';
import { saidFen } from '../../server/notices/kind-words.ts';
import { factsOf, type Payment } from '../../server/notices/facts.ts';
import { spokenOf } from '../../server/notices/loudspeaker.ts';
import { NoticePage } from '../../server/notices/notice-page.tsx';
import type { StoredEdition } from '../../server/notices/queries.ts';
import { tellingOf } from '../../server/notices/tellings.ts';
import { VillagePage } from '../../server/notices/village-page.tsx';
import { viewFor } from '../../server/notices/view.ts';
import { quantityOf } from '../../server/notices/words.ts';
import { readObjects } from '../../server/pdf/objects.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { parseValue, wordsOf } from '../../server/pdf/values.ts';
import { Problem } from '../../server/problem.ts';
import { htmlDocument } from '../../server/web/document.ts';
import { dense, sharedRenderer } from '../print/printer.ts';
import { anyRuleOf } from '../support/rules.ts';

const renderer = sharedRenderer();
const village = { code: '370405102214', name: '北洛村' };
const contact = { phone: null, office: null, hours: null };
const place = { village, township: '泥沟镇', county: '台儿庄区', contact };

interface Case { programme: Programme; kind: 'result' | 'proposal'; rule: DisclosureRule; payments: Payment[] }

const letters = Array.from('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄');

/** Each field of each row says something that stands nowhere else, so that it is seen wherever it comes out. Three households at least are paid. */
const payments = fc.array(fc.record({ who: fc.nat(30), hasGroup: fc.boolean(), hasArea: fc.boolean(), isBack: fc.boolean() }), { maxLength: 21 }).map((more) => [0, 1, 2].map((who) => ({ who, hasGroup: true, hasArea: true, isBack: false })).concat(more).map(({ who, hasGroup, hasArea, isBack }, i): Payment => ({
  name: `龘${letters[i]}鱻`, person: `index-of-person-${who}`, groupName: hasGroup ? `犇${i}组` : null,
  areaUnits: hasArea ? 33_330_000 + 70_000 * i : null, standard: `7${String(i).padStart(3, '0')}.37`, amountFen: 4_444_403 + 1_000 * i, status: isBack ? 'returned' : 'paid',
})));

const cases: fc.Arbitrary<Case> = fc.record({ programme: fc.constantFrom(...programmes), kind: fc.constantFrom('result', 'proposal'), payments })
  .chain(({ programme, kind, payments: given }) => anyRuleOf(programme.disclosureClass).map((rule): Case => ({ programme, kind, rule, payments: kind === 'proposal' ? given.map((payment) => ({ ...payment, status: 'proposed' })) : given })));

/** As an approval freezes it; null where nothing of it may be published at all. */
function frozen({ programme, kind, rule, payments: given }: Case): StoredEdition<ListContent> | null {
  const subject = { kind, programme: programme.code, year: 2026, term: '', paidOn: null, basis: '', publishedBy: '李明', reviewedBy: '王芳' };
  try {
    const frame = frameOf(subject, '2026-06-22', holidayCalendar(), { rule, clocks: firstClocks(programme) });
    const content: ListContent = { ...draftOf(frame, place, factsOf(given)), number: `${village.code}-2026-9`, edition: 1 };
    return { id: '1', noticeId: '1', batchId: '1', manuscriptId: null, seq: 1, state: 'published', hash: '7f3a9c21'.repeat(8), witness: 'c4e8 1d07', supersededBy: null, number: content.number, content, days: content };
  } catch (error) {
    if (error instanceof Problem && error.code === 'programme-not-public') return null;
    throw error;
  }
}

/** Everything that anybody can get of an edition, as text, by channel. What is kept is the files of the paper. */
function artefactsOf(edition: StoredEdition<ListContent>): [Channel, string, string][] {
  const { content } = edition;
  const telling = tellingOf(content);
  const board = { ...village, township: place.township, ...contact };
  const files = feedFiles(board, [edition], 'https://mb.example.cn');
  const imprint = { baseUrl: 'https://mb.example.cn', hash: edition.hash, witness: edition.witness };
  return [
    ...telling.papers.map((paper): [Channel, string, string] => ['paper', `paper ${paper}`, markupText(telling.sheet(imprint, paper))]),
    ['archive', 'table', telling.table().text], ['archive', 'edition.json', JSON.stringify(content)],
    ['internet', 'page', markupText(htmlDocument(NoticePage({ shown: edition, current: edition })))], ['internet', 'village', markupText(htmlDocument(VillagePage({ village: board, editions: [edition] })))], ['internet', 'line', telling.line()],
    ...files.map(({ html, ...rest }, i): [Channel, string, string] => ['internet', `feed ${i}`, `${markupText(html)}\n${JSON.stringify(rest)}`]),
    ...namedFiles(board, [edition], files).map(({ html }, i): [Channel, string, string] => ['screen', `board ${i}`, markupText(html)]),
    ['internet', 'loudspeaker', spokenOf(content, { isSettled: false, place: null })], ['open-data', 'open data', JSON.stringify(viewFor(content, 'open-data'))],
  ];
}

/** What each field looks like where it is told. */
function tokensOf({ programme, payments: given }: Case, isListed: boolean): Record<PublicField, string[]> {
  const { unit } = quantityOf(programme.unitWords);
  const rows = given.filter((payment) => isPaid(payment) === isListed);
  return {
    name: rows.map(({ name }) => name), group: rows.flatMap(({ groupName }) => groupName ?? []), standard: rows.flatMap(({ standard }) => standard ?? []),
    areaUnits: rows.flatMap(({ areaUnits }) => (areaUnits === null ? [] : [formatQuantity(areaUnits, unit), formatQuantity(areaUnits, unit).replaceAll(',', ''), `:${areaUnits},`])),
    amountFen: rows.flatMap(({ amountFen }) => [formatYuan(amountFen), formatYuan(amountFen).replaceAll(',', ''), `:${amountFen}}`]),
  };
}

const sumOf = ({ payments: given }: Case) => given.filter(isPaid).reduce((sum, { amountFen }) => sum + amountFen, 0);
const isPaid = ({ status }: Payment) => status !== 'returned';
const fields: readonly PublicField[] = ['name', 'group', 'areaUnits', 'standard', 'amountFen'];

/** What must not stand there: fields that the rule does not list, whole names that it masks, and all but the sum of what came back. */
function forbidden(one: Case, channel: Channel): string[] {
  const [rule, paper] = [ruleOn(one.rule, channel), ruleOn(one.rule, 'paper')];
  const isHidden = (field: PublicField) => !rule.fields.includes(field) || !paper.fields.includes(field) || (field === 'name' && (rule.masked === true || paper.masked === true));
  const [listed, back] = [tokensOf(one, true), tokensOf(one, false)];
  return [...fields.filter(isHidden).flatMap((field) => listed[field]), ...fields.filter((field) => field !== 'amountFen').flatMap((field) => back[field])];
}

/** A figure within a longer one is another figure. */
function holds(text: string, word: string): boolean {
  return /^\d/.test(word) ? new RegExp(`(?<![\\d.,])${word.replaceAll('.', '\\.')}(?!\\d)`).test(text) : text.includes(word);
}

test('no artefact of any channel holds a value of a field that the rule does not list there, nor any index of a person', () => {
  let published = 0;
  fc.assert(fc.property(cases, (one) => {
    const edition = frozen(one);
    if (edition === null) {
      expect(ruleOn(one.rule, 'paper').totals).toBe(false);
      return;
    }
    published += 1;
    for (const [channel, what, text] of artefactsOf(edition)) expect([what, [...forbidden(one, channel), 'index-of-person'].filter((word) => holds(text, word))]).toEqual([what, []]);
  }), { numRuns: 400 });
  expect(published).toBeGreaterThan(150);
}, 120_000);

test('nor do the pages on which several notices of a village stand together', () => {
  fc.assert(fc.property(fc.array(cases, { minLength: 2, maxLength: 4 }), (several) => {
    const editions = several.flatMap((one, i) => { const edition = frozen(one); return edition ? [{ ...edition, id: String(i), noticeId: String(i), number: `${village.code}-2026-${i}`, content: { ...edition.content, number: `${village.code}-2026-${i}` } }] : []; });
    const board = { ...village, township: place.township, ...contact };
    const text = [htmlDocument(VillagePage({ village: board, editions })), ...feedFiles(board, editions, null).map(({ html }) => html)].map(markupText).join('\n');
    expect([...several.flatMap((one) => forbidden(one, 'internet')), 'index-of-person'].filter((word) => holds(text, word))).toEqual([]);
    const withheld = editions.filter(({ content }) => viewFor(content, 'internet').totals === null && viewFor(content, 'screen').totals === null && content.totals.households > 0);
    // Of what came back the page says what was due as well, and two lists here may come to the same.
    const told = new Set(editions.filter((edition) => !withheld.includes(edition)).flatMap(({ content: { totals } }) => [saidFen(totals), totals.paidFen + totals.returnedFen + totals.unpaidFen]).map(formatYuan));
    expect(withheld.map(({ content }) => formatYuan(saidFen(content.totals))).filter((sum) => !told.has(sum) && sum !== '0.00' && holds(text, sum))).toEqual([]);
  }), { numRuns: 100 });
}, 120_000);

test('what strangers read is the same whoever the households are, and a page that is not is stopped', () => {
  const board = { ...village, township: place.township, ...contact };
  const openPages = (edition: StoredEdition) => [htmlDocument(NoticePage({ shown: edition, current: edition })), htmlDocument(VillagePage({ village: board, editions: [edition] })), ...feedFiles(board, [edition], null).map(({ html }) => html)].join();
  fc.assert(fc.property(cases, (one) => {
    const edition = frozen(one);
    if (edition === null) return;
    expect(openPages(blinded(edition))).toBe(openPages(edition));
    const leaking = (of: StoredEdition) => openPages(of) + tellingOf(of.content).table().text;
    const leak = () => demandBlind('北洛村的公开网页', leaking(edition), leaking(blinded(edition)));
    if (edition.content.rows.length > 0) expect(leak).toThrow('北洛村的公开网页里有名单上某一户的');
    else expect(leak).not.toThrow();
  }), { numRuns: 100 });
}, 120_000);

test('the sum of a village stands on the internet where the rule lists it and enough households are behind it, and nowhere else there', () => {
  fc.assert(fc.property(cases, (one) => {
    const edition = frozen(one);
    if (edition === null) return;
    const [households, fen] = [new Set(one.payments.filter(isPaid).map(({ person }) => person)).size, sumOf(one)];
    for (const [channel, what, text] of artefactsOf(edition).filter(([, name]) => ['page', 'line', 'village'].includes(name))) {
      const { smallest = 0, totals } = ruleOn(one.rule, channel);
      expect([what, text.includes(formatYuan(fen))]).toEqual([what, totals && households >= Math.max(3, smallest)]);
    }
  }), { numRuns: 150 });
}, 120_000);

test('on every paper the extracted text has each row that the rule lists, and sums that are those of the data', async () => {
  const sampled = fc.sample(cases, { numRuns: 40, seed: 11 }).flatMap((one) => { const edition = frozen(one); return edition ? [{ one, edition }] : []; });
  for (const { one, edition: { content, hash, witness } } of sampled.slice(0, 6)) {
    const telling = tellingOf(content);
    for (const paper of telling.papers) {
      const pdf = await renderer().pdf(telling.sheet({ baseUrl: 'https://mb.example.cn', hash, witness }, paper));
      const text = dense((await pdfText(pdf)).join(' '));
      // Title, bookmarks, what pictures are called: nobody is named there at all.
      expect([...content.rows.map(({ name }) => name), ...forbidden(one, 'paper'), 'index-of-person', 'Author'].filter((word) => wordsBeside(pdf).includes(word))).toEqual([]);
      expect(text).toContain(`${one.kind === 'proposal' ? '拟发' : '实发'}金额${formatYuan(sumOf(one))}元`);
      for (const { name } of content.rows) expect(text).toContain(dense(name));
      const amounts = content.rows.map(({ amountFen }) => formatYuan(amountFen));
      expect((text.match(/44,[4-6]\d\d\.03/g) ?? []).filter((amount) => amounts.includes(amount)).toSorted()).toEqual(amounts.toSorted());
      expect([...forbidden(one, 'paper'), 'index-of-person'].filter((word) => holds(text, dense(word)))).toEqual([]);
    }
  }
}, 120_000);

/** Every string in the file that stands on no page. */
function wordsBeside(pdf: Uint8Array): string {
  const objects = readObjects(pdf);
  const words: string[] = [];
  for (let number = 1; ; number += 1) {
    try {
      words.push(...wordsOf(parseValue(objects.get(number).text)));
    } catch {
      return words.join('\n');
    }
  }
}
