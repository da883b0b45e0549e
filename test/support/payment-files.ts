// Small payment files as a clerk would upload them; the people and numbers in them are invented.

export interface Line { village: string; name: string; idNumber: string; account: string; area: string; amount: string }

/** Check digits are right (GB 11643, Luhn); no county has the region 990000. */
export const lines: readonly Line[] = [
  line('北洛村', '王桂英', 1, '3.25', '445.25'),
  line('北洛村', '陈建国', 2, '6.10', '835.70'),
  line('兰城村', '刘德福', 3, '2.00', '274.00'),
  line('兰城村', '周素琴', 4, '5.00', '685.00'),
];

/** 137 yuan per mu; the total below the rows is what `total` says. */
export function paymentFile(rows: readonly Line[] = lines, options: { name?: string; total?: string } = {}): File {
  const total = options.total ?? sumOf(rows);
  const text = [
    '2026年耕地地力保护补贴兑付清册,,,,,,,',
    '序号,村名,户主姓名,身份证号,一卡通账号,补贴面积（亩）,补贴标准（元/亩）,实发金额（元）',
    ...rows.map((row, i) => [i + 1, row.village, row.name, row.idNumber, row.account, row.area, '137', row.amount].join(',')),
    `合计,,,,,,,${total}`,
  ].join('\r\n');
  return new File([text], options.name ?? '泥沟镇2026年耕地地力保护补贴.csv', { type: 'text/csv' });
}

export const subject = { programme: '', year: '2026', term: '', paidOn: '2026-06-18', basis: '台农字〔2026〕8号' };

/** An invented identity number with a right check digit. */
export function idNumber(n: number): string {
  const body = `99000019600101${String(n).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body.charAt(i)), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

function line(village: string, name: string, n: number, area: string, amount: string): Line {
  return { village, name, idNumber: idNumber(n), account: account(n), area, amount };
}

/** An invented account that passes the card check. */
export function account(n: number): string {
  return withCheckDigit(`99990000000000${String(n).padStart(4, '0')}`);
}

/** A card number with the digit behind it that makes it pass (ISO/IEC 7812-1, Luhn). */
export function withCheckDigit(body: string): string {
  const doubled = Array.from(body).toReversed().map(Number).map((digit, i) => (i % 2 === 0 ? digit * 2 - (digit > 4 ? 9 : 0) : digit));
  return body + ((10 - (doubled.reduce((sum, digit) => sum + digit, 0) % 10)) % 10);
}

function sumOf(rows: readonly Line[]): string {
  const fen = rows.reduce((sum, row) => sum + Number(row.amount.replace('.', '')), 0);
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}
