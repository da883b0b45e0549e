// Whom a notice tells people to ask: offices' telephones pass, numbers of persons do not.
import { expect, test } from 'vitest';
import { contactFault } from '../../server/domain/contact.ts';
import { account, idNumber } from '../support/payment-files.ts';

test.each(['0632-661 1234', '0632-6611234', '12345', '13912345678', '+86 632 6611234', '0632-6611234转801', '400-810-1234'])('%s may be called', (phone) => {
  expect(contactFault({ phone })).toBeNull();
});

test.each([idNumber(3), account(4), '110101900307123', '李主任13912345678', '0632-6611234、0632-6611235', '问村里', '1'])('%s is no telephone of an office', (phone) => {
  expect(contactFault({ phone })).toContain('电话只写一个咨询电话');
});

test.each([['地点', { office: '李主任13912345678' }], ['时间', { hours: `找 ${idNumber(3)}` }], ['地点', { office: '鲁D12345' }]])('%s with a number of a person is refused', (field, words) => {
  expect(contactFault(words)).toBe(`${field}会印在公开表上，不能有证件号、账号、手机号码或车牌号；电话请写在 --phone 里`);
});

test('places and hours as offices write them pass', () => {
  expect(contactFault({ office: '泥沟镇便民服务中心3号窗口', hours: '工作日8:30至12:00、14:00至17:30' })).toBeNull();
});
