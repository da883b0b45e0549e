import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatArea, formatYuan, yuanInCapitals } from '../../server/domain/money.ts';
import { noticeNumber } from '../../server/domain/notice-number.ts';
import { chinaDate } from '../../server/domain/period.ts';
import { addDays } from '../../server/domain/day.ts';
import { findPersonalData } from '../../server/domain/scan.ts';
import { bankCard, identityNumber, mobilePhone, oldIdentityNumber, passbook, written } from './personal-numbers.ts';

const kindsIn = (text: string): string[] => findPersonalData(text).map((hit) => hit.kind);

// Any text, but no digit directly beside the number, since that would be another number.
const around = fc.tuple(
  fc.string({ unit: 'binary' }).map((text) => text.replace(/[\p{Nd}\p{DI}*]+$/u, '')),
  fc.string({ unit: 'binary' }).map((text) => text.replace(/^[\p{Nd}\p{DI}*]+/u, '')),
);

describe('a number of a person in any text', () => {
  it.each([
    ['an identity number', identityNumber],
    ['an identity number of the old form', oldIdentityNumber],
    ['a bank card', bankCard],
    ['a passbook account', passbook],
    ['a mobile phone', mobilePhone],
  ])('is found: %s', (_what, number) => {
    fc.assert(
      fc.property(around, number, ([before, after], digits) => {
        expect(kindsIn(before + digits + after)).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is found however it is written: full-width, grouped, with dashes or invisible characters', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          written(identityNumber, [6, 8, 4]),
          written(bankCard, [4, 4, 4, 4, 4]),
          written(mobilePhone, [3, 4, 4]),
        ),
        (text) => {
          expect(kindsIn(`户主：${text}，`)).toHaveLength(1);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is found when torn over lines or glued to the next cell', () => {
    fc.assert(
      fc.property(identityNumber, fc.integer({ min: 1, max: 17 }), mobilePhone, (id, cut, phone) => {
        expect(kindsIn(`${id.slice(0, cut)}\n${id.slice(cut)}`)).toContain('identity-number');
        expect(kindsIn(`12${id}`)).not.toEqual([]);
        expect(kindsIn(`${phone}${id}`)).not.toEqual([]);
      }),
    );
  });

  it('is told by kind and place, and never in full', () => {
    fc.assert(
      fc.property(fc.oneof(identityNumber, bankCard, mobilePhone), (digits) => {
        const [hit] = findPersonalData(`\u200b𝟎 户主 ${digits}`);
        expect(hit?.place).toBe(7);
        expect(hit?.masked).toBe('*'.repeat(digits.length - 2) + digits.slice(-2));
        expect(JSON.stringify(hit)).not.toContain(digits.slice(0, -2));
      }),
    );
  });
});

describe('the scan', () => {
  it.each([
    ['370405********1234', 'masked-number'],
    ['3***************4', 'masked-number'],
    ['370405＊＊＊＊＊＊＊＊123X', 'masked-number'],
    ['尾号 ****1234', 'masked-number'],
    ['370405XXXXXXXX1234', 'masked-number'],
    ['138****5678', 'masked-number'],
    ['138**5678', 'masked-number'],
    ['370405■■■■■■■■1239', 'masked-number'],
    ['370405□□□□□□□□123X', 'masked-number'],
    ['370405________1239', 'masked-number'],
    ['370405--------1239', 'masked-number'],
    ['370405……1239', 'masked-number'],
    ['身份证后四位1239', 'masked-number'],
    ['身份证号（尾号：123X）', 'masked-number'],
    ['(138)12345678', 'phone'],
    ['（138）1234-5678', 'phone'],
    ['6228480012345678903①', 'bank-account'],
    ['13812345678²', 'phone'],
    ['³13812345678', 'phone'],
    ['鲁D12345', 'licence-plate'],
    ['鲁D·8A321', 'licence-plate'],
    ['鲁DF12345', 'licence-plate'],
    ['鲁Ｄ１２３４５', 'licence-plate'],
    ['鲁D1234挂', 'licence-plate'],
    ['+86 138-1234-5678', 'phone'],
    ['(+86)13812345678', 'phone'],
    ['8613812345678', 'phone'],
    ['6228 4800 1234 5678 901', 'bank-account'],
    ['622848 0012345678903', 'bank-account'],
    ['370405198001011234', 'identity-number'],
    ['37040519800101112X', 'identity-number'],
    ['370405 19800101 1234', 'identity-number'],
    ['370405-198001011234', 'identity-number'],
    ['370405800101123', 'identity-number'],
    ['6217-0023-4000-1234-567', 'bank-account'],
  ])('finds %s', (text, kind) => {
    expect(kindsIn(`见${text}。`)).toEqual([kind]);
  });

  it.each([
    '合计 93,749.10 元，13,812,345,678.00 元',
    '2026-06-22 至 2026-06-30，2026年6月22日，20260622，2026-06-22T08:00:00+08:00',
    '村代码 370405102214，131381234567',
    '370405102214-2026-3',
    '编号 370405200201-2026-12 第1版',
    '2023 2024 2025 2026 2027',
    'sha256 0123456789012345678901234567890123456789013812345678abcdef012345',
    '01985312-4412-7123-8123-138123456789',
    '0632-6611234 或 0632-661 1234，12345，12316',
    '云A级景区、川B站、苏ABC公司、京ICP备12345678号、鲁财农〔2026〕12号、晋A4纸',
    '云ABCDE1、鲁DABCDE2、新AB12CDE',
    '370405801301123，370405800132123，660405800101123',
    '622848 0012345678902',
    '370405\n19800101\n1234，370405 19800101\n1234',
    '校验 7f3a 9c21 · 存证 c4e8 1d07',
    '{"paidFen":13812345678,"households":132}',
    '张*、王*华 3*4 **2026**',
    '统一社会信用代码：911100007109250324；北洛村合作社91350100M000100Y43、91110000802100433B',
    '审核：________　2026年____月____日　□是　□否　■村务公开栏',
    '目录........12，2026-----2027，请带身份证，缴费单后4位不用写，农商行尾号5678账户',
  ])('leaves alone: %s', (text) => {
    expect(findPersonalData(text)).toEqual([]);
  });

  it('lets public office telephones pass, however written, and nothing else', () => {
    const allow = ['138 1234 5678'];
    expect(findPersonalData('电话 13812345678，＋86-138-1234-5678', { allow })).toEqual([]);
    expect(findPersonalData('电话 13812345679', { allow })).toHaveLength(1);
    const account = '6228480012345678901';
    expect(findPersonalData(account, { allow: [account] })).toHaveLength(1);
  });

  it('says what is where without repeating it', () => {
    expect(findPersonalData('电话 13812345678')).toEqual([{ kind: 'phone', place: 3, masked: '*********78' }]);
  });

  it('takes hostile text in its stride', () => {
    for (const unit of ['1', '1 ', '*', '1*', '62 ', '鲁D', '138-', '\u200b', 'a1']) {
      expect(() => findPersonalData(unit.repeat(200_000))).not.toThrow();
    }
  });
});

describe('a notice without such numbers', () => {
  const row = fc.record({
    group: fc.integer({ min: 1, max: 12 }),
    name: fc.constantFrom('罗玉华', '买买提·艾合买提', '欧阳玥喆', '䶮㛃'),
    area: fc.integer({ min: 100, max: 9_999_999 }),
    fen: fc.integer({ min: 100, max: 99_999_999 }),
  });
  const sheet = fc.record({
    rows: fc.array(row, { maxLength: 60 }),
    villageCode: fc
      .tuple(fc.constantFrom('370405', '620102', '131121', '190000'), fc.integer({ min: 1001, max: 599_599 }))
      .map(([county, rest]) => county + String(rest).padStart(6, '0')),
    day: fc.nat({ max: 3000 }).map((n) => addDays('2024-01-01', n)),
    seq: fc.integer({ min: 1, max: 999_999 }),
    glue: fc.constantFrom(' ', '\n', '\t', '  '),
  });

  it('passes, in columns and in lines', () => {
    fc.assert(
      fc.property(sheet, ({ rows, villageCode, day, seq, glue }) => {
        const cells = rows.map((r, n) => [
          String(n + 1),
          `${r.group}组`,
          r.name,
          formatArea(r.area),
          formatYuan(r.fen),
        ]);
        const sum = rows.reduce((total, r) => total + r.fen, 0);
        const head = [
          noticeNumber({ villageCode, year: 2026, seq }),
          villageCode,
          chinaDate(day),
          day,
          '0632-661 1234',
        ];
        const byLine = [...head, ...cells.map((line) => line.join(glue)), formatYuan(sum), yuanInCapitals(sum)];
        const byColumn = [0, 1, 2, 3, 4].flatMap((column) => cells.map((line) => line[column] ?? ''));
        expect(findPersonalData(byLine.join('\n'))).toEqual([]);
        expect(findPersonalData([...head, ...byColumn].join(glue))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('passes with any running numbers down a column', () => {
    const numbers = Array.from({ length: 2998 }, (_, n) => n + 1);
    expect(findPersonalData(numbers.join('\n'))).toEqual([]);
    expect(findPersonalData(numbers.join(' '))).toEqual([]);
  });
});
