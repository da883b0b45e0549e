import { expect, test } from 'vitest';
import { checkFile } from '../../importers/index.ts';
import { identityOf } from './sample.ts';

const check = (header: string, row: string, isProposal = true) => {
  const text = `村名,姓名,身份证号,${header}\n南洼村,甄有田,${identityOf(1)},${row}\n`;
  return checkFile({ name: '名单.csv', bytes: new TextEncoder().encode(text), programme: 'farmland-fertility', isProposal });
};
const outcome = (header: string, row: string, isProposal?: boolean) => {
  const { totals, rows, findings } = check(header, row, isProposal);
  return [totals.fen, rows.accepted, ...findings.filter(({ code }) => /amount|status|payments/.test(code)).map(({ code }) => code)].join(' ');
};

test.each<[string, string, string]>([
  ['应发金额', '300', '30000 1'],
  ['拟发放金额（元）', '300.50', '30050 1'],
  ['应发金额,实发金额', '300,200', '30000 1'],
  ['应发金额,补贴金额', '300,200', '30000 1'],
  ['补贴金额', '300', '30000 1'],
  ['实发金额', '300', '30000 1'],
  ['补贴金额,支付状态', '300,未发放', '30000 1'],
  ['补贴金额,支付状态,失败原因', '300,,户名不符', '30000 1'],
  ['应发金额,应补金额', '300,200', '0 0'],
  ['备注', '种粮', '0 0 amount-column-missing'],
])('of a proposal under %s', (header, row, expected) => {
  expect(outcome(header, row)).toMatch(new RegExp(`^${expected}`));
});

test('what is due is no payment of a result, and the remedy names the other way', () => {
  const { findings, rows } = check('应发金额', '300', false);
  expect(rows.accepted).toBe(0);
  expect(findings.find(({ code }) => code === 'amount-only-due')?.remedy).toContain('请选“拟发放名单”');
});

test('the report shows which column was taken, and that none says how a payment went', () => {
  const fields = check('应发金额,实发金额,支付状态', '300,200,成功').sheets[0]?.columns.slice(3).map(({ field }) => field);
  expect(fields).toEqual(['amountPaid', null, null]);
});

test('an amount that cannot be read blocks a proposal as it blocks a result', () => {
  expect(check('拟发金额', '三百').rows).toMatchObject({ accepted: 0, blocked: 1 });
  expect(check('拟发金额', '').rows).toMatchObject({ accepted: 0, blocked: 1 });
});
