import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAccount } from '../../importers/account.ts';
import { decimalText, readDecimal, yuan } from '../../importers/decimal.ts';
import { columnText } from '../../importers/header-text.ts';
import { eighteenOf, readIdentity } from '../../importers/identity.ts';
import { doubtName, isOrganisationName } from '../../importers/person-name.ts';
import { identityOf } from './sample.ts';

const identity = fc
  .tuple(fc.nat(999), fc.integer({ min: 1900, max: 2020 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([serial, year, month, day]) => identityOf(serial, `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`));
const wide = (text: string) => text.replace(/[0-9X]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

describe('identity numbers', () => {
  test('every valid one is read, also full-width, spaced, quoted or with another x', () => {
    fc.assert(
      fc.property(identity, (number) => {
        for (const written of [
          number,
          wide(number),
          ` ${number}\u00a0`,
          `\t${number}`,
          `'${number}`,
          number.toLowerCase(),
          number.replace('X', '×'),
          number.replace('X', 'х'),
          number.replace('X', '*'),
        ]) {
          expect(readIdentity(written)).toMatchObject({ kind: 'person', number });
        }
      }),
    );
  });

  test('one digit changed, or two neighbours exchanged, is never read as a number', () => {
    fc.assert(
      fc.property(identity, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const changed = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1);
        expect(readIdentity(changed).kind).not.toBe('person');
        const next = number[at + 1] ?? '';
        if (at < 16 && next !== number[at]) expect(readIdentity(number.slice(0, at) + next + number[at] + number.slice(at + 2)).kind).not.toBe('person');
      }),
    );
  });

  test('an old number is the same person as its new one', () => {
    const number = identityOf(7, '19560215');
    expect(eighteenOf(number.slice(0, 6) + number.slice(8, 17))).toBe(number);
  });

  test('a social credit code is an organisation’s', () => {
    expect(readIdentity('91350100M000100Y43').kind).toBe('organisation');
    expect(readIdentity('91350100M000100Y44').kind).toBe('check');
  });

  test('a mistyped number of a person is no organisation’s, even where it passes the check of one', () => {
    expect(readIdentity('990000194901011501').kind).toBe('check');
  });

  test.each([
    ['37049919600230001X', 'check'],
    ['3.7049919600101E+17', 'rounded'],
    ['370499********0011', 'masked'],
    ['无', 'blank'],
    ['H1234567', 'characters'],
  ])('%s is %s', (text, kind) => {
    expect(readIdentity(text).kind).toBe(kind);
  });
});

describe('amounts', () => {
  test('every amount is read to the fen, with or without signs, separators and full-width digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (fen) => {
        const [whole, cents] = yuan(fen).split('.') as [string, string];
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
        for (const written of [`${whole}.${cents}`, `￥${grouped}.${cents}`, `${grouped}.${cents}元`, wide(whole) + `．` + wide(cents), `${whole}.${cents}000`]) {
          expect(readDecimal(written, 2)).toEqual({ kind: 'value', units: fen, rounded: false });
        }
      }),
    );
  });

  test('any other text is never a number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (text) => {
        const read = readDecimal(text, 2);
        if (read.kind === 'value') expect(text.normalize('NFKC').replace(/[^\d.]/g, '')).toMatch(/^\d*\.?\d*$/);
      }),
    );
    for (const text of ['1.2.3', '12 34', '1,23', '1e3', '0x10', '１２－３', 'Infinity', '--5', '5-', '١٢']) expect(readDecimal(text, 2).kind).not.toBe('value');
  });

  test('万元 are ten thousand yuan, and area has four decimals', () => {
    expect(readDecimal('0.012345', 2, 4)).toMatchObject({ units: 12345 });
    expect(readDecimal('3.45675', 4, 0, true)).toMatchObject({ units: 34568, rounded: true });
    expect(decimalText(1234500, 4, 2)).toBe('123.45');
  });
});

describe('names', () => {
  test.each(['甄有田', '买买提·玉素甫江', '𬭳小禾', '䶮明', '阿卜杜热合曼·阿卜杜克热木·库尔班', '代领军', '青山县残疾人福利有限公司', '青禾合作社（普通合伙）'])('%s needs no repair', (name) => {
    expect(doubtName(name)?.kind ?? 'rare').toBe('rare');
  });
  test.each([
    ['甄\ufffd', 'damaged'],
    ['锟斤拷', 'damaged'],
    ['甄锟斤拷田', 'damaged'],
    ['甄\u2066田', 'control'],
    ['甄\u0007田', 'control'],
    ['甄\ud800', 'control'],
    ['甄\u200b田', 'unusual'],
    ['甄\ufe0f田', 'unusual'],
    ['甄?', 'unusual'],
    ['甄⿰王文', 'unusual'],
    ['⽥有田', 'unusual'],
    ['·玉素甫', 'unusual'],
    ['买买提··玉素甫', 'unusual'],
    ['甄\ue5e5', 'private'],
    ['甄\u{f0000}', 'private'],
    ['䶮明', 'rare'],
    ['甄𬭳', 'rare'],
    ['甄鿃', 'rare'],
    ['甄﨑', 'rare'],
    ...Array.from('•・･‧∙⋅․.．。●﹒').map((dot) => [`买买提${dot}玉素甫`, 'dot'] as const),
    ['<b>甄</b>', 'unusual'],
    ['甄"有"田', 'unusual'],
    ['甄有田;甄小禾', 'unusual'],
    ['甄有田/甄小禾', 'unusual'],
    ['甄田（甄大田之子）', 'unusual'],
    ['甄田(大)', 'unusual'],
    ['甄田代领', 'unusual'],
    ['甄田 残疾二级', 'sensitive'],
    ['甄田低保', 'sensitive'],
    ['甄田（精神二级）', 'sensitive'],
    ['甄田(肺癌)', 'sensitive'],
    ['甄田（孙甄有，6岁）', 'sensitive'],
    ['贫困户甄田', 'sensitive'],
  ] as const)('%j is asked about', (name, kind) => {
    expect(doubtName(name)?.kind).toBe(kind);
  });
  test('cooperatives and the collective are organisations, people are not', () => {
    for (const name of ['丰收农机专业合作社', '村集体', '北洛村村民委员会', '青禾农业有限公司']) expect(isOrganisationName(name)).toBe(true);
    for (const name of ['甄有田', '李站', '王厂', '买买提·玉素甫']) expect(isOrganisationName(name)).toBe(false);
  });
});

test('accounts that a spreadsheet rounded are told from mistyped ones', () => {
  expect(readAccount('6.22848E+18').kind).toBe('rounded');
  expect(readAccount('6228480400007000000').kind).toBe('rounded');
  expect(readAccount('6228480400007000005')).toMatchObject({ kind: 'account', passesCheck: true });
  expect(readAccount('6228480400007000006')).toMatchObject({ kind: 'account', passesCheck: false });
  expect(readAccount('6228 4804 0000 7000 005\t')).toMatchObject({ kind: 'account', passesCheck: true });
  expect(readAccount('农商行').kind).toBe('odd');
});

test.each([
  ['补贴金额\n（元）', '补贴金额'],
  ['身份证号 *', '身份证号'],
  ['村（居）委会', '村居委会'],
  ['補貼標準(元/畝)', '补贴标准'],
  ['帐　号', '账号'],
  ['面积/亩', '面积'],
  ['标准(元/人·月)', '标准'],
  ['补贴面积（亩，保留两位小数）', '补贴面积'],
  ['补贴金额（精确到分）', '补贴金额'],
])('the header %j means %s', (cell, text) => {
  expect(columnText(cell)).toBe(text);
});
