// What will be printed is looked through for numbers of persons before anybody can approve it.
import { expect, test } from 'vitest';
import { demandNoNumbers } from '../../server/batches/numbers.ts';
import { subjectForm } from '../../server/batches/subject.ts';
import { checkFile } from '../../importers/index.ts';
import { account, idNumber, subject } from '../support/payment-files.ts';

const { entries } = checkFile({ name: '明细.csv', bytes: new TextEncoder().encode('村名,组别,姓名,补贴标准,实发金额\n北洛村,3组,王桂英,137.00,10\n北洛村,4组,陈建国,137.00,20\n') });

test.each([['name', `陈建国${idNumber(3)}`], ['group', '粤B12345'], ['standard', account(4)]])('a number that came into a %s by whatever way is refused with its row', (field, text) => {
  const spoiled = entries.map((entry, i) => (i === 1 ? { ...entry, [field]: text } : entry));
  expect(() => { demandNoNumbers(spoiled); }).toThrow(expect.objectContaining({ code: 'number-in-text', detail: expect.stringMatching(/^第 3 行有/) }));
});

test('ordinary rows pass', () => {
  expect(() => { demandNoNumbers(entries); }).not.toThrow();
});

test.each([['basis', '台农字〔2026〕8号 联系人13912340001'], ['term', '鲁D12345'], ['basis', idNumber(5)]])('%s: %s comes back to the form', (field, text) => {
  const read = subjectForm(new Date('2026-06-22T01:00:00Z')).safeParse({ ...subject, [field]: text });
  expect(read.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([[field, expect.stringContaining('会印在公开表上')]]);
});

test('what turns letters round or cannot be seen is gone from what is typed before it is looked through and kept', () => {
  const read = (changes: object) => subjectForm(new Date('2026-06-22T01:00:00Z')).safeParse({ ...subject, ...changes });
  expect(read({ basis: '台农字\u202e〔2026〕\u200b8号\u202c', term: '第一\u00ad季度' }).data).toMatchObject({ basis: '台农字〔2026〕8号', term: '第一季度' });
  expect(read({ basis: `台农字8号 1\u2060391${'\u200d'}2340001` }).success).toBe(false);
});

test('documents and terms as offices write them pass', () => {
  expect(subjectForm(new Date('2026-06-22T01:00:00Z')).safeParse({ ...subject, term: '2026年第一季度', basis: '台农字〔2026〕8号；鲁财农〔2026〕12号，2026年6月18日' }).success).toBe(true);
});

test('a day or a year that has not come yet is refused, by the clock of China', () => {
  const said = (changes: object, now: string) => subjectForm(new Date(now)).safeParse({ ...subject, ...changes }).error?.issues.map(({ message }) => message) ?? [];
  expect(said({ paidOn: '2026-06-23' }, '2026-06-22T15:59:59Z')).toEqual(['发放日期还没有到。请填钱真正到账的日子；还没有发的，发完再填。']);
  expect(said({ paidOn: '2026-06-23' }, '2026-06-22T16:00:00Z')).toEqual([]);
  expect(said({ year: '2027' }, '2026-12-31T15:59:59Z')).toEqual(['这个年度还没有到，请核对。']);
  expect(said({ year: '2027', paidOn: '2027-01-01' }, '2026-12-31T16:00:00Z')).toEqual([]);
});

test('a character that cannot be printed comes back to the form', () => {
  const read = subjectForm(new Date('2026-06-22T01:00:00Z')).safeParse({ ...subject, basis: '台农字〔2026〕𪚥号' });
  expect(read.error?.issues.map(({ message }) => message)).toEqual(['依据里有的字现有字库打不出来，请改用字库里有的写法。']);
});
