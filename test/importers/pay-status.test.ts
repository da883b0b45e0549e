// What offices and banks write of a payment, with its reason beside it: it arrived, it came back, it was not made, or nobody can tell.
import { expect, test } from 'vitest';
import { readPayStatus } from '../../importers/pay-status.ts';

test.each([
  '账户销户，退回', '账户已销户退回', '户名不符导致发放失败', '户名不符，退汇', '账号错误；支付失败', '退回（账户销户）', '失败：户名不符', '退回，卡号错误，待处理', '死亡，退回', '账户冻结、未成功', '身份证号有误而退票',
])('%s came back', (text) => {
  expect(readPayStatus(text)).toBe('returned');
});

test.each(['户主死亡，停发', '未发放，账号待核', '待核实,暂缓发放', '死亡停发'])('%s was not made', (text) => {
  expect(readPayStatus(text)).toBe('unpaid');
});

test.each([
  '账户销户，退回，已补发', '失败，二次发放成功', '退回后重发成功', '户名不符，已更正后发放', '账号错误，改发现金', '销户，本人领现金，退回', '退回，后补发到账', '成功，退回', '成功（退回）', '账户正常，待议', '一共退回，两笔', '', '大概发了', '原因不明',
])('%j is asked about: nobody guesses', (text) => {
  expect(readPayStatus(text)).toBeNull();
});
