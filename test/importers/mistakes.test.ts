import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { checkFile, findingKinds, refuseFile } from '../../importers/index.ts';
import { checkText, identityOf, troubles, villages } from './sample.ts';

const [one, two] = [identityOf(1), identityOf(2)];
const head = '乡镇,村名,姓名,身份证号,实发金额\n';

describe('a file that cannot be read is refused with a sentence of its own', () => {
  const zip = (name: string) => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), deflateRawSync(Buffer.from('x')), Buffer.from(name)]);
  const damaged = Buffer.from(`村名,姓名,实发金额\n${'北洛村,甄有田,10\n'.repeat(20)}`);
  damaged[damaged.length - 5] = 0xff;
  damaged[damaged.length - 4] = 0xff;
  test.each<[string, Uint8Array, string, string]>([
    ['an empty file', Buffer.alloc(0), 'file-empty', '空'],
    ['a file of blank lines', Buffer.from('\n \r\n\n'), 'file-empty', '空白'],
    ['the first half of an xlsx', zip('[Content_Types].xml xl/workbook.xml'), 'file-broken', '前半截'],
    ['the first bytes of an xls', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), 'file-broken', '损坏'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'file-not-table', 'PDF'],
    ['a picture named .csv', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'file-not-table', '图片'],
    ['the first half of a web page named .xls', Buffer.from('\r\n<html><table>'), 'file-broken', '网页'],
    ['bytes of a program', Buffer.from(Array.from({ length: 900 }, (_, i) => (i * 37) % 256)), 'file-broken', '这既不是文字，也不是完整的 Excel 文件，可能损坏或没有传完。'],
    ['our own notice as a page', Buffer.from('<!DOCTYPE html><html><head><meta name="generator" content="mingbai"/></head><table><tr><td>姓名</td></tr></table>'), 'file-not-table', '明白栏做的公开表'],
    ['our own table of sums', Buffer.from('\ufeff村代码,乡镇,村,户数或人数,数量,实发金额(元)\n1,泥沟镇,北洛村,1,2,3.00\n'), 'file-not-table', '明白栏做的各村合计'],
    ['a village register', Buffer.from('code,village,township_code,township,county_code,county\n1,北洛村,2,泥沟镇,3,台儿庄区\n'), 'file-not-table', '村名册'],
    ['data of a program', Buffer.from('{"姓名":["甄有田",1]}'), 'file-not-table', 'JSON'],
    ['bytes of no encoding', Buffer.from([0x41, 0x2c, 0xff, 0x0a]), 'encoding-unreadable', '编码'],
    ['a zero byte in a text', Buffer.from('村名,姓名,金额\n' + '北洛村,甄有田,10\n'.repeat(9) + '北洛村,甄\0田,10\n'), 'encoding-unreadable', '字节'],
    ['text that was damaged before', Buffer.from('锟斤拷,锟斤拷\n1,2\n'), 'encoding-damaged', '乱码'],
    ['a table without a header', Buffer.from(`1,北洛村,甄有田,${one},100\n`), 'header-missing', '表头'],
    ['a header without rows', Buffer.from(head), 'no-data', '明细'],
    ['an open quote', Buffer.from('村名,姓名,实发金额\n北洛村,"甄有田,10\n北洛村,贾丰年,20\n'), 'quotes-broken', '双引号'],
    ['two stray quotes that swallow lines', Buffer.from('村名,姓名,实发金额,备注\n北洛村,甄有田,10,"甲\n北洛村,贾丰年,20,乙"\n北洛村,乌有粮,20,丙\n'), 'lines-swallowed', '引号'],
  ])('%s', (_title, bytes, code, word) => {
    const checked = checkFile({ name: '上传.csv', bytes, villages });
    const found = checked.findings.find((finding) => finding.code === code);
    expect(found?.severity).toBe('block');
    expect(found?.said).toContain(word);
    // The place is shown beside the sentence.
    expect(found?.said).not.toMatch(/^第 \d+ 行/);
    expect(found?.remedy).toMatch(/请/);
    expect(checked.entries).toEqual([]);
  });

  test('what the name promises is only a hint for the sentence', () => {
    const noise = Buffer.from(Array.from({ length: 900 }, (_, i) => (i * 37) % 256));
    expect(checkFile({ name: '清册.xlsx', bytes: noise }).findings).toMatchObject([{ code: 'file-broken', said: '这不是完整的 Excel 文件，可能损坏或没有传完。', remedy: expect.stringContaining('请用 Excel 打开，另存后再试') }]);
    expect(checkFile({ name: '清册.xlsx', bytes: Buffer.from('[2026年] 村名,姓名,实发金额\n') }).file.format).toBe('csv');
  });

  test.each([
    ['pdf', Buffer.from('%PDF-1.7\n')], ['image', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')], ['archive', Buffer.from('Rar!')], ['document', Buffer.from('{\\rtf1')], ['json', Buffer.from('[]')], [null, Buffer.from(Array.from({ length: 900 }, (_, i) => (i * 37) % 256))],
  ])('the report says what the file is: %s', (format, bytes) => {
    expect(checkFile({ name: '清册.csv', bytes }).file.format).toBe(format);
  });

  test('the report still says which programme was asked for, and none that does not exist', () => {
    const programmeOf = (programme: string) => checkFile({ name: 'x.csv', bytes: Buffer.alloc(0), programme }).programme;
    expect(['farm-machinery', 'no-such'].map(programmeOf)).toEqual(['farm-machinery', null]);
    expect(refuseFile({ name: 'x.csv', bytes: Buffer.alloc(0), programme: 'old-age' }, 'file-too-costly', '太久。').programme).toBe('old-age');
  });

  test('broken UTF-8 is never shown as readable', () => {
    expect(troubles(checkFile({ name: 'x.csv', bytes: damaged, villages })).length).toBeGreaterThan(0);
  });
});

describe('a wrong cell is shown at its own row and column, and its row is not counted', () => {
  test.each<[string, string, string[]]>([
    ['a village nobody knows', `泥沟镇,北落村,甄有田,${one},10`, ['village-unknown@2B']],
    ['a village of another township', `马兰镇,北洛村,甄有田,${one},10`, ['village-elsewhere@2B']],
    ['a village of two townships', `,张庄村,甄有田,${one},10`, ['village-ambiguous@2B', 'column-empty@']],
    ['no village', `泥沟镇,,甄有田,${one},10`, ['village-missing@2B']],
    ['an identity number a spreadsheet rounded', '泥沟镇,北洛村,甄有田,3.70405E+17,10', ['id-rounded@2D']],
    ['one with its last digits lost', '泥沟镇,北洛村,甄有田,370499196001010000,10', ['id-rounded@2D']],
    ['one digit mistyped', `泥沟镇,北洛村,甄有田,${one.slice(0, 16)}${(Number(one[16]) + 1) % 10}${one[17]},10`, ['id-wrong@2D']],
    ['a digit missing', `泥沟镇,北洛村,甄有田,${one.slice(0, 17)},10`, ['id-wrong@2D']],
    ['a masked number', `泥沟镇,北洛村,甄有田,${one.slice(0, 6)}********${one.slice(14)},10`, ['id-wrong@2D']],
    ['no identity number', `泥沟镇,北洛村,甄有田,,10\n泥沟镇,北洛村,贾丰年,${two},10`, ['id-missing@2D']],
    ['an old number of 15 digits', '泥沟镇,北洛村,甄有田,370499600101001,10', ['id-fifteen@2D']],
    ['no name', `泥沟镇,北洛村,,${one},10`, ['name-missing@2C']],
    ['a name turned round', `泥沟镇,北洛村,甄\u202e有田,${one},10`, ['name-control@2C']],
    ['a name of which only broken encoding is left', `泥沟镇,北洛村,甄锟斤拷,${one},10`, ['name-damaged@2C']],
    ['the same as a replacement mark', `泥沟镇,北洛村,甄\ufffd田,${one},10`, ['name-damaged@2C']],
    ['a name with a private character', `泥沟镇,北洛村,甄\ue863,${one},10`, ['name-private@2C']],
    ['a rare character', `泥沟镇,北洛村,甄䶮,${one},10`, ['name-rare@2C']],
    ['another dot in a minority name', `泥沟镇,北洛村,买买提•玉素甫,${one},10`, ['name-dot@2C']],
    ['the dot of a minority name', `泥沟镇,北洛村,买买提·玉素甫,${one},10`, ['name-dotted@C']],
    ['letters in an amount', `泥沟镇,北洛村,甄有田,${one},12O`, ['amount-wrong@2E']],
    ['an amount in words', `泥沟镇,北洛村,甄有田,${one},壹佰元`, ['amount-wrong@2E']],
    ['a wrong thousands comma', `泥沟镇,北洛村,甄有田,${one},"1,23"`, ['amount-wrong@2E']],
    ['two numbers in one cell', `泥沟镇,北洛村,甄有田,${one},10 20`, ['amount-wrong@2E']],
    ['a part of a fen', `泥沟镇,北洛村,甄有田,${one},10.005`, ['amount-decimals@2E']],
    ['less than nothing', `泥沟镇,北洛村,甄有田,${one},-10`, ['amount-negative@2E']],
    ['the accountant’s minus', `泥沟镇,北洛村,甄有田,${one},(10.00)`, ['amount-negative@2E']],
    ['nothing at all', `泥沟镇,北洛村,甄有田,${one},0`, ['amount-zero@2E']],
    ['no amount', `泥沟镇,北洛村,甄有田,${one},`, ['amount-missing@2E']],
    ['an amount cut by its comma', `泥沟镇,北洛村,甄有田,${one},1,234.00`, ['row-shifted@2E']],
    ['the same row twice', `泥沟镇,北洛村,甄有田,${one},10\n泥沟镇,北洛村,甄有田,${one},10`, ['duplicate-row@3']],
    ['one number, two names', `泥沟镇,北洛村,甄有田,${one},10\n泥沟镇,北洛村,贾丰年,${one},10`, ['id-two-names@3D']],
  ])('%s', (_title, rows, expected) => {
    const checked = checkText(head + rows + '\n');
    expect(troubles(checked).filter((code) => !code.startsWith('column-empty'))).toEqual(expected.filter((code) => !code.startsWith('column-empty')));
    const isBlocked = expected.some((code) => findingKinds[code.split('@')[0] as keyof typeof findingKinds].severity === 'block');
    expect(checked.rows.blocked).toBe(isBlocked ? 1 : 0);
    expect(checked.totals.fen).toBe(checked.entries.reduce((sum, entry) => sum + entry.amountFen, 0));
  });

  test.each([
    ['in the last column', '实发金额', ''],
    ['before a column that has no name', '实发金额,', ''],
    ['before a column of other numbers', '实发金额,累计金额', ',9'],
    ['before a column nobody knows', '实发金额,村会计', ',甄某'],
    ['before the signatures', '实发金额,签字', ','],
  ])('amounts cut by their comma in every row, %s', (_title, header, tail) => {
    const lines = [1, 2, 3, 4].map((n) => `北洛村,甄有田,${identityOf(n)},${n},234.00${tail}`);
    const checked = checkText(`村名,姓名,身份证号,${header}\n${lines.join('\n')}\n`);
    expect(checked.findings.filter((one) => one.code === 'row-shifted').length).toBe(4);
    expect(checked.totals.fen).toBe(0);
  });

  test.each([
    ['备注,序号', ['东地,1', ',9'], '与第 2 行是同一个人、同样的金额，只有“备注”不一样。'],
    ['联系电话,签字', ['13812345678,甄', ','], '与第 2 行是同一个人、同样的金额，只有“联系电话”、“签字”不一样。'],
    ['打款日期', ['2026-06-01', '2026-06-02'], '与第 2 行是同一个人、同样的金额，只有“打款日期”不一样。'],
    ['银行账号,开户行', ['6228480400007000005,农商行', '6228480400007000013,农行'], '与第 2 行是同一个人、同样的金额，只有“银行账号”、“开户行”不一样。'],
    ['地块', ['东地', '西地'], null], ['作物', ['小麦', '玉米'], null], ['享受人', ['甄一', '甄二'], null], ['支付状态', ['失败', '成功'], null], ['月份', ['1', '2'], null],
  ])('whether a person is paid the same twice is asked, unless a column tells the two apart: %s', (header, [first, second], said) => {
    const { findings } = checkText(`村名,姓名,身份证号,实发金额,${header}\n北洛村,甄有田,${one},10,${first}\n北洛村,甄有田,${one},10,${second}\n`);
    expect(findings.find(({ code }) => code === 'payment-repeated')?.said ?? null).toBe(said);
  });

  test('two accounts of one name are two people where no number says that they are one', () => {
    const rows = (second: string) => troubles(checkText(`村名,姓名,银行账号,实发金额,备注\n北洛村,甄有田,6228480400007000005,10,东\n北洛村,甄有田,${second},10,西\n`));
    expect(rows('6228480400007000013')).toEqual([]);
    expect(rows('6228480400007000005')).toEqual(['payment-repeated@3']);
  });

  test('a village that is paid itself, and says so, is no slip of the pen', () => {
    const list = (kind: string) => troubles(checkText(`村名,发放对象,所属类型,身份证号,补偿金额\n北洛村,甄有田,0,${one},10\n北洛村,北洛村,${kind},,10\n`));
    expect(list('1')).toEqual([]);
    expect(list('集体')).toEqual([]);
    expect(list('0')).not.toEqual([]);
  });

  test('people with several rows are told with the first of their rows', () => {
    const rows = [1, 2, 1, 2, 1, 1].map((n, i) => `北洛村,甄有田${n},${identityOf(n)},${i + 10}`);
    expect(checkText(`村名,姓名,身份证号,实发金额\n${rows.join('\n')}\n`).findings.find(({ code }) => code === 'person-repeated')?.said)
      .toBe('有 2 人（户）在表里不止一行（第 2、4、6 行，第 3、5 行），人数只算一次，金额都算。');
  });

  test('a village that may be misspelt is suggested in words and never counted', () => {
    const checked = checkText(`${head}泥沟镇,北落村,甄有田,${one},10\n`);
    expect(checked.findings.find((found) => found.code === 'village-unknown')?.said).toContain('是不是泥沟镇北洛村？');
    expect(checked.villages).toEqual([]);
  });

  test('two villages of one name are both named', () => {
    const said = checkText(`村名,姓名,身份证号,实发金额\n张庄,甄有田,${one},10\n`).findings.find((found) => found.code === 'village-ambiguous')?.said;
    expect(said).toContain('泥沟镇张庄村');
    expect(said).toContain('马兰镇张庄村');
  });
});

describe('columns that cannot be trusted stop the file', () => {
  test.each<[string, string, string]>([
    ['only the amount due', `村名,姓名,应发金额\n北洛村,甄有田,10\n`, 'amount-only-due@1C'],
    ['no amount', `村名,姓名,身份证号\n北洛村,甄有田,${one}\n`, 'amount-column-missing@1'],
    ['two paid amounts', `村名,姓名,实发金额,打款金额\n北洛村,甄有田,10,20\n`, 'column-twice@1D'],
    ['no name', `村名,身份证号,实发金额\n北洛村,${one},20\n`, 'name-column-missing@1'],
    ['no village anywhere', `姓名,实发金额\n甄有田,20\n`, 'village-column-missing@1'],
    ['another header below', `村名,姓名,实发金额\n北洛村,甄有田,10\n姓名,村名,实发金额\n甄有田,北洛村,10\n`, 'header-changed@3'],
    ['a pay status nobody knows', `村名,姓名,实发金额,支付状态\n北洛村,甄有田,10,大概发了\n`, 'status-unknown@2D'],
  ])('%s', (_title, text, expected) => {
    const checked = checkText(text);
    expect(troubles(checked)).toContain(expected);
    if (!expected.startsWith('header')) expect(checked.totals.fen).toBe(0);
  });
});

test('headers that are names of object internals do no harm', () => {
  const checked = checkText('村名,姓名,实发金额,__proto__,constructor\n北洛村,__proto__,10,甲,乙\n');
  expect(checked.totals.fen).toBe(1000);
  expect(checked.sheets[0]?.columns.map((column) => column.field)).toEqual(['village', 'name', 'amountPaid', null, null]);
});

describe('no row above another header is lost without a word', () => {
  const first = `序号,村名,姓名,身份证号,实发金额,,\n1,北洛村,甄有田,${one},100,,\n`;
  test.each<[string, string]>([
    ['one more column', `${first}序号,村名,姓名,身份证号,实发金额,备注,\n2,北洛村,贾丰年,${two},200,,\n`],
    ['several more', `${first}序号,村名,姓名,身份证号,银行账号,联系电话,实发金额\n2,北洛村,贾丰年,${two},,,200\n`],
    ['a total and a title between them', `${first}合计,,,,100,,\n,,,,,,\n补发清册,,,,,,\n序号,村名,姓名,身份证号,补贴面积,联系电话,实发金额\n2,北洛村,贾丰年,${two},1,,200\n`],
    ['rows on top without any header', `1,北洛村,甄有田,${one},100,,\n序号,村名,姓名,身份证号,实发金额,备注,\n2,北洛村,贾丰年,${two},200,,\n`],
    ['rows on top without numbers', '北洛村,甄有田,100\n村名,姓名,实发金额\n北洛村,贾丰年,200\n'],
  ])('%s', (_title, text) => {
    expect(troubles(checkText(text)).some((code) => code.startsWith('header-changed'))).toBe(true);
  });
});

test('nobody is born after the day on which the file is checked', () => {
  const born = (birthday: string, today?: string) => {
    const text = `村名,姓名,身份证号,金额\n北洛村,甄小禾,${identityOf(1, birthday)},10\n北洛村,贾丰年,${identityOf(2)},20\n`;
    const checked = checkFile({ name: '明细.csv', bytes: Buffer.from(text), villages, ...(today ? { today } : {}) });
    return [troubles(checked), checked.totals.fen, checked.findings.find(({ code }) => code === 'id-wrong')?.said];
  };
  expect(born('20260619', '2026-06-18')).toEqual([['id-wrong@2C'], 2_000, `身份证号“3704************${identityOf(1, '20260619').slice(-2)}”里的出生日期还没有到。`]);
  expect(born('20951231', '2026-06-18')[0]).toEqual(['id-wrong@2C']);
  expect(born('20260618', '2026-06-18')).toEqual([[], 3_000, undefined]);
  expect(born('20951231')[0]).toEqual([]);
});
