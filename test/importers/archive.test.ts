// Files that come together in a ZIP: every one is told apart, and nothing in the ZIP does harm.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isArchive, membersOf, openRoom, type Member } from '../../importers/archive.ts';
import { odsOf, rowsXml, workbook, xlsxParts, zipOf, type Part } from './make-workbook.ts';

const list = '姓名,金额\r\n牛小禾,12.00\r\n';

async function all(bytes: Uint8Array, name = '各村.zip', room = openRoom()): Promise<Member[]> {
  const members: Member[] = [];
  for await (const member of membersOf(name, bytes, room)) members.push(member);
  return members;
}

/** What became of each: its text, or the words about it. */
const told = async (bytes: Uint8Array) => Object.fromEntries((await all(bytes)).map((one) => [one.path, 'bytes' in one ? Buffer.from(one.bytes).toString() : 'skipped' in one ? one.skipped : one.refused]));

/** The same bytes with names of the same length in their place. */
function renamed(zip: Buffer, names: Record<string, Uint8Array>): Buffer {
  const text = Object.entries(names).reduce((whole, [from, to]) => whole.replaceAll(from, Buffer.from(to).toString('latin1')), zip.toString('latin1'));
  return Buffer.from(text, 'latin1');
}

describe('what a ZIP is', () => {
  test.each<[string, Uint8Array, boolean]>([
    ['a workbook', workbook({ 明细: [['姓名']] }), false],
    ['an ods', odsOf('<table:table table:name="明细"/>'), false],
    ['a Word file', zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': 'x' }), false],
    ['a list', Buffer.from(list), false],
    ['a ZIP of lists', zipOf({ '北洛村.csv': list }), true],
    ['a ZIP of a workbook', zipOf({ '北洛村.xlsx': zipOf(xlsxParts(rowsXml([['姓名']]))) }), true],
    ['a ZIP with folders of English names', zipOf({ 'word/北洛村.csv': list }), true],
  ])('%s', (_, bytes, expected) => { expect(isArchive(bytes)).toBe(expected); });
});

describe('the files of a ZIP', () => {
  test('each list is there, with the folders it lay in', async () => {
    expect(await told(zipOf({ '农业办/北洛村.csv': list, '民政办\\低保.csv': `${list}1` }))).toEqual({ '各村.zip/农业办/北洛村.csv': list, '各村.zip/民政办/低保.csv': `${list}1` });
  });

  test('what nobody meant to send is passed over and said', async () => {
    const parts = { '表/': '', '__MACOSX/表/._a.csv': 'x', '表/~$北洛村.xlsx': 'x', '表/.DS_Store': 'x', '表/Thumbs.db': 'x', '.隐藏/a.csv': list, '表/北洛村.csv': list };
    expect(Object.values(await told(zipOf(parts)))).toEqual(['电脑系统附带的文件', '表格打开时的临时文件', '电脑系统附带的文件', '电脑系统附带的文件', '隐藏文件', list]);
  });

  test('what is no list is refused by itself, and the lists beside it are read', async () => {
    const parts = { '说明.pdf': '%PDF-1.7', '通知.docx': zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': 'x' }), '空.csv': '', '里面.zip': zipOf({ 'a.csv': list }), '北洛村.csv': list };
    const said = await told(zipOf(parts));
    expect(said).toMatchObject({ '各村.zip/说明.pdf': expect.stringMatching(/PDF.*另存为/), '各村.zip/通知.docx': expect.stringContaining('Word'), '各村.zip/空.csv': expect.stringContaining('文件是空的'), '各村.zip/里面.zip': expect.stringContaining('压缩包里的压缩包'), '各村.zip/北洛村.csv': list });
    expect(Object.values(said).filter((words) => words !== list && !/\p{Script=Han}.*。$/u.test(words))).toEqual([]);
  });

  test.each([
    ['GBK without a flag', Uint8Array.of(0xb1, 0xb1, 0xc2, 0xe5, 0xb4, 0xe5), 'AABBCC'],
    ['UTF-8 without a flag', new TextEncoder().encode('北洛村'), 'AAABBBCCC'],
  ])('a name in %s can be read', async (_, name, written) => {
    expect(Object.keys(await told(renamed(zipOf({ [`${written}.csv`]: list }), { [written]: name })))).toEqual(['各村.zip/北洛村.csv']);
  });

  test('a name in GBK that is UTF-8 by chance is still read as what somebody wrote', async () => {
    const zip = renamed(zipOf({ 'AAAA.csv': list }), { AAAA: Uint8Array.of(0xcd, 0xa8, 0xd6, 0xaa) });
    expect(Object.keys(await told(zip))).toEqual(['各村.zip/通知.csv']);
    const flagged = renamed(zipOf({ 'AAAA.csv': list }, { flags: 0x800 }), { AAAA: Uint8Array.of(0xcd, 0xa8, 0xd6, 0xaa) });
    expect(Object.keys(await told(flagged))).toEqual(['各村.zip/\u0368\u05aa.csv']);
  });

  test('two names in GBK are two files, whatever they look like in UTF-8', async () => {
    const zip = renamed(zipOf({ 'AAAA.csv': list, 'BBBB.csv': `${list}1` }), { AAAA: Uint8Array.of(0xb1, 0xb1, 0xc2, 0xe5), BBBB: Uint8Array.of(0xc0, 0xbc, 0xb3, 0xc7) });
    expect(Object.keys(await told(zip))).toEqual(['各村.zip/北洛.csv', '各村.zip/兰城.csv']);
  });

  test.each([['../../etc/表.csv', 'etc/表.csv'], ['/etc/表.csv', 'etc/表.csv'], ['C:\\表\\a.csv', '表/a.csv'], ['a\0b.csv', 'ab.csv'], ['\u202evsc.表.csv', 'vsc.表.csv']])('the name %j leads nowhere', async (name, expected) => {
    expect((await all(zipOf({ [name]: list })))[0]?.path).toBe(`各村.zip/${expected}`);
  });

  test('a telephone number in a name is not told', async () => {
    expect((await all(zipOf({ '张三13905320000.csv': list })))[0]?.path).not.toMatch(/\d{7}/);
  });
});

describe('a hostile ZIP', () => {
  test('that unpacks to far more than it says stops at what it says', async () => {
    const zip = zipOf({ 'a.csv': '0'.repeat(5_000_000), 'b.csv': list }, { lie: 100 });
    expect(Object.values(await told(zip))).toEqual([expect.stringContaining('坏了'), expect.stringContaining('坏了')]);
  });

  test('that says far more than it has is refused', async () => {
    expect(Object.values(await told(zipOf({ 'a.csv': list }, { lie: 1000 })))).toEqual([expect.stringContaining('坏了')]);
  });

  test('that is larger than the limit is read up to it, over all ZIPs together', async () => {
    const room = { bytes: 2 * list.length };
    const zip = zipOf({ 'a.csv': list.replace('禾', '苗'), 'b.csv': '0'.repeat(3 * list.length) });
    expect((await all(zip, '一.zip', room)).map((one) => 'refused' in one && one.refused)).toEqual([false, expect.stringContaining('一共超过')]);
    expect((await all(zipOf({ 'c.csv': list.repeat(2) }), '二.zip', room))[0]).toHaveProperty('refused');
  });

  test('of 201 MB of nothing is refused before it is unpacked', async () => {
    const bomb = zipOf({ 'a.csv': Buffer.alloc(201 * 2 ** 20), 'b.csv': list });
    expect(bomb.length).toBeLessThan(300_000);
    expect((await all(bomb)).map((one) => 'bytes' in one)).toEqual([false, true]);
  });

  test.each<[string, (parts: Record<string, Part>) => Buffer, RegExp]>([
    ['with a password', (parts) => zipOf(parts, { flags: 1 }), /设了密码/],
    ['whose files share bytes', (parts) => overlapping(zipOf(parts)), /互相重叠/],
  ])('%s is refused with a sentence', async (_, make, said) => {
    expect(Object.values(await told(make({ 'a.csv': list, 'b.csv': list }))).every((words) => said.test(words))).toBe(true);
  });

  test('of 3,000 files, or that calls itself one of 65,535, is refused as a whole', async () => {
    const many = zipOf(Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`${i}.csv`, 'x'])));
    const liar = zipOf({ 'a.csv': list });
    liar.writeUInt16LE(65_535, liar.length - 22 + 10);
    for (const zip of [many, liar]) expect(await told(zip)).toEqual({ '各村.zip': expect.stringMatching(/最多能读 2000 个/) });
  });

  test('of any broken kind ends in files or sentences', async () => {
    const whole = zipOf({ '农业办/北洛村.csv': list, '民政办/低保.csv': list.repeat(20), '空.csv': '' });
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    await fc.assert(fc.asyncProperty(damage, fc.nat(whole.length), async (changes, cut) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      for (const one of [...await all(bytes), ...await all(bytes.subarray(0, cut))]) expect('bytes' in one || /[\p{Script=Han}].*。?$/u.test('skipped' in one ? one.skipped : one.refused)).toBe(true);
    }), { numRuns: 300 });
  });
});

/** The second file begins where the first does. */
function overlapping(zip: Buffer): Buffer {
  const second = zip.lastIndexOf('PK\x01\x02', undefined, 'latin1');
  zip.writeUInt32LE(0, second + 42);
  return zip;
}
