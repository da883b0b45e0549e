// Whom to ask: the sentence reads right with the telephone printed after it, and without one.
import { expect, test } from 'vitest';
import { feedFiles } from '../../server/boards/feed.tsx';
import { htmlText } from '../../server/domain/scan.ts';
import { Contact } from '../../server/notices/public-layout.tsx';
import { askWords } from '../../server/notices/words.ts';
import { htmlDocument } from '../../server/web/document.ts';

const office = '运河街道便民服务中心3号窗口';
const phone = '0632-661 1234';
const place = { code: 'x1', name: '林桥居委会', township: '运河街道' };

test.each([
  [{ phone, office, hours: null }, `有疑问、有异议，可到${office}当面问，或打电话：`, `打电话 ${phone} 也可以到${office}当面问。`],
  [{ phone, office: null, hours: null }, '有疑问、有异议，请打电话：', `打电话 ${phone} 也可以到居委会当面问。`],
  [{ phone: null, office, hours: '工作日8:30至17:00' }, `有疑问、有异议，请到${office}当面问。`, `请到${office}当面问（工作日8:30至17:00）。`],
  [{ phone: null, office: null, hours: null }, '有疑问、有异议，请到居委会当面问。', '请到居委会当面问。'],
])('%o', (contact, onPaper, onPage) => {
  expect(askWords({ contact, village: place })).toBe(onPaper);
  const page = htmlText(htmlDocument(Contact({ ...contact, village: place.name }))).replaceAll(/\s+/g, ' ');
  expect(page).toContain(onPage);
});

test('a board says whose it is and whom to ask, also without a telephone', () => {
  const [first] = feedFiles({ ...place, phone: null, office: null, hours: null }, [], null);
  const text = htmlText(first?.html ?? '').replaceAll(/\s+/g, '');
  expect(text).toContain('运河街道办事处');
  expect(text).not.toContain('人民政府');
  expect(text).toContain('问政策、提异议请到居委会');
});
