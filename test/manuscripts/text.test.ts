// Text of any kind is told as it was typed: on sheet, page, board and in the table it is words, and never anything else.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import Papa from 'papaparse';
import { feedFiles } from '../../server/boards/feed.tsx';
import { htmlText, markupText } from '../../server/domain/markup-text.ts';
import type { ManuscriptContent } from '../../server/domain/manuscript.ts';
import { tidy } from '../../server/domain/tidy.ts';
import { writtenKinds } from '../../server/domain/written-kinds.ts';
import { typedFrom } from '../../server/manuscripts/sent.ts';
import { boxesOf } from '../../server/manuscripts/typed.ts';
import { demandClean } from '../../server/notices/artefacts.ts';
import type { WrittenContent } from '../../server/notices/content.ts';
import { NoticePage } from '../../server/notices/notice-page.tsx';
import type { StoredEdition } from '../../server/notices/queries.ts';
import { tellingOf } from '../../server/notices/tellings.ts';
import { telephonesOf } from '../../server/notices/words.ts';
import { tableText } from '../../server/table-text.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { htmlDocument } from '../../server/web/document.ts';
import { dense, sharedRenderer } from '../print/printer.ts';

const renderer = sharedRenderer();

const nasty = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '</style><style>*{display:none}', '{{7*7}}', '&lt;b&gt;&amp;', "'; DROP TABLE", '=HYPERLINK("http://x")', '@SUM(1)', '\u202e反过来\u202c', '\u2066隔\u2069', '\u0000', '\ud800', 'a\udc00b', '\ufeff', '\u200b零宽', '第\u2028行', '𬭳䶮', '一、', '（二）', '|', '：', '。', '\t', '\n', '<!--', ']]>', 'javascript:alert(1)'];
const words = fc.array(fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 12 }), fc.stringMatching(/^[\u4e00-\u9fa5]{1,8}$/)), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
const ofKind = {
  affairs: (text: string) => ({ title: '村民会议决定事项', term: '第二季度', basis: text.slice(0, 100), body: `开头\n${text}` }),
  finance: (text: string) => ({ title: '村级财务收支', term: '6月', basis: text.slice(0, 100), opening: '0', closing: '5', body: `日期\t摘要\t收入\t支出\t经手人\n6月1日\t${text.replace(/[\t\n\r|｜]/g, '').slice(0, 60)}用途\t5\t\t${text.replace(/[\t\n\r|｜]/g, '').slice(0, 12)}` }),
  application: (text: string) => ({ title: '高龄津贴', term: '', basis: text.slice(0, 100), deadlineOn: '2026-08-05', recipients: text, standard: '每月100元', procedure: text, materials: text, deadline: '', office: text, phone: '0632-6611234' }),
} as const;
type Kind = keyof typeof ofKind;
const kinds = Object.keys(ofKind) as Kind[];

async function read(kind: Kind, text: string) {
  return typedFrom({ kind, year: 2026 }, ofKind[kind](text), undefined);
}

function told(content: ManuscriptContent, title: string, term: string): WrittenContent {
  const { clocks } = writtenKinds[content.kind];
  const frame = {
    title, term, clocks, year: 2026, village: { code: '370405102214', name: '北洛村' }, township: '泥沟镇', county: '台儿庄区', number: '370405102214-2026-7', edition: 1, firstDay: '2026-07-06', lastDay: '2026-08-05', period: '30天',
    contact: { phone: '0632-6611234', office: '便民服务中心', hours: null }, publishedBy: '高远', reviewedBy: '周岚', attachments: [], item: 'decisions', programme: 'old-age',
  };
  return { ...frame, ...content } as WrittenContent;
}

/** Everything that anybody reads, from the words that were taken in. */
function everywhere(content: WrittenContent) {
  const edition: StoredEdition = { id: '1', noticeId: '1', batchId: null, manuscriptId: '1', seq: 1, state: 'published', hash: '7f3a9c21'.repeat(8), witness: 'c4e8 1d07', supersededBy: null, number: content.number, content, days: content };
  const place = { ...content.village, township: content.township, ...content.contact };
  return { sheet: tellingOf(content).sheet(null), page: htmlDocument(NoticePage({ shown: edition, current: edition })), boards: feedFiles(place, [edition], 'http://localhost').map(({ html }) => html).join('') };
}

/** The names of all tags in it, in order: words that became markup would change them. */
const tagsOf = (html: string) => [...html.matchAll(/<(\/?[a-zA-Z!][\w-]*)/g)].map(([, name]) => name).join(' ');
const wordless = /^[\s\p{C}]*$/u;

describe.each(kinds)('%s', (kind) => {
  test('of any text is refused with a sentence, or told as words everywhere, with nothing in it that hides or turns letters', async () => {
    await fc.assert(fc.asyncProperty(words, async (text) => {
      const result = await read(kind, text);
      if (!result.ok) {
        for (const { said } of result.errors) expect(said).toMatch(/[\u4e00-\u9fff].*。$/su);
        return;
      }
      const { content, title, term } = result.typed;
      expect(JSON.stringify(content)).not.toMatch(/\\u0000|\\ud[89a-f]|[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/);
      const own = told(content, title, term);
      const shown = everywhere(own);
      // The same with plain words in their place has the same tags.
      const plainly = everywhere(JSON.parse(JSON.stringify(own), (_, value: unknown) => (typeof value === 'string' ? value.replace(/[<>&]/g, '〈') : value)) as WrittenContent);
      for (const where of ['sheet', 'page', 'boards'] as const) expect([where, tagsOf(shown[where])]).toEqual([where, tagsOf(plainly[where])]);
      const cells = (Papa.parse(tellingOf(own).table().text.slice(1), { delimiter: ',' }).data as string[][]).flat();
      expect(cells.filter((cell) => /^[=+@]/.test(cell))).toEqual([]);
    }), { numRuns: 60 });
  });

  test('is typed again from its own box as it was stored', async () => {
    await fc.assert(fc.asyncProperty(words, async (text) => {
      const result = await read(kind, text);
      if (!result.ok) return;
      const again = await typedFrom({ kind, year: 2026 }, boxesOf(result.typed), undefined);
      expect(again).toEqual(result);
    }), { numRuns: 60 });
  });
});

test('nothing that is seen is lost: every paragraph that was typed stands on the sheet and on the page', async () => {
  await fc.assert(fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 4 }), async (lines) => {
    const result = await read('affairs', lines.join('\n').replace(/[\t|｜]/g, ''));
    if (!result.ok) return;
    const { sheet, page } = everywhere(told(result.typed.content, '决定', ''));
    for (const line of tidy(lines.join('\n').replace(/[\t|｜]/g, '')).split('\n').map((each) => each.trim()).filter((each) => !wordless.test(each))) {
      for (const html of [sheet, page]) expect(dense(htmlText(html))).toContain(dense(htmlText(escaped(line))));
    }
  }), { numRuns: 60 });
});

test('a text of twenty thousand characters is printed to its last one', async () => {
  const paragraph = '经村民代表会议讨论，这件事关系各组村民的生产生活，先摸清底数、列出清单，再按先急后缓的次序分年办理。';
  const body = `一、很长的事\n${`${paragraph}\n`.repeat(380)}`.slice(0, 19_990);
  const result = await typedFrom({ kind: 'affairs', year: 2026 }, { ...ofKind.affairs(''), body: `${body}最后一句在这里` }, undefined);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  const pages = await pdfText(await renderer().pdf(tellingOf(told(result.typed.content, '决定', '第二季度')).sheet(null)));
  expect(pages.length).toBeGreaterThan(10);
  const text = dense(pages.join(''));
  expect(text.split(dense(paragraph.slice(0, 12))).length - 1).toBeGreaterThan(370);
  expect(text).toContain('最后一句在这里');
});

test('a formula is words to a spreadsheet, also where it has several lines', async () => {
  const result = await read('application', '=HYPERLINK(1)\n二');
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  expect(tellingOf(told(result.typed.content, '高龄津贴', '')).table().text).toContain(`"'=HYPERLINK(1)\n二"`);
});

test('what spreadsheets of East Asia take for a formula is words, and a balance below nothing stays a figure', async () => {
  for (const cell of ['＝1+1', '＋1', '＠SUM(1)', '-1+2', '-甲']) expect(tableText([['项目', cell]])).toContain(`'${cell}`);
  const result = await typedFrom({ kind: 'finance', year: 2026 }, { ...ofKind.finance('修路'), opening: '-100', closing: '-95' }, undefined);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  expect(tellingOf(told(result.typed.content, '村级财务收支', '6月')).table().text).toContain(',-95.00\r\n');
});

test('a leaflet may tell to call a mobile telephone, the one it names and no other', async () => {
  const leaflet = async (changes: object) => {
    const result = await typedFrom({ kind: 'application', year: 2026 }, { ...ofKind.application('年满80周岁的老人'), phone: '139 1234 0001', ...changes }, undefined);
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    return told(result.typed.content, '高龄津贴', '');
  };
  const publishes = (content: WrittenContent) => {
    const { sheet, page, boards } = everywhere(content);
    for (const html of [sheet, page, boards]) demandClean('明白纸', markupText(html), { phones: telephonesOf(content), known: new Set() });
  };
  const own = await leaflet({});
  expect(tellingOf(own).numberIn(new Set())).toBeNull();
  expect(() => { publishes(own); }).not.toThrow();
  const other = await leaflet({ office: '农技站，或打13912340002' });
  expect(tellingOf(other).numberIn(new Set())).toBe('“到哪里办”里');
  expect(() => { publishes(other); }).toThrow('手机号码');
});

test('a text beyond it, a table beyond its room and a cell beyond its width are refused', async () => {
  const said = async (body: string) => { const result = await typedFrom({ kind: 'affairs', year: 2026 }, { ...ofKind.affairs(''), body }, undefined); return result.ok ? '' : result.errors.map((error) => error.said).join(); };
  expect(await said('字'.repeat(20_001))).toContain('正文最多20000个字');
  expect(await said(`甲\t乙\n${'一\t二\n'.repeat(301)}`)).toContain('最多300行');
  expect(await said(`甲\t乙\n一\t${'二'.repeat(201)}`)).toContain('超过200个字');
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
