// Codes of projects, purchases and plots go through where the text calls them so; a number of a person never does, whatever stands before it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPersonalData } from '../../server/domain/scan.ts';
import { bankCard, identityNumber, passbook } from './personal-numbers.ts';

const kindsIn = (text: string) => findPersonalData(text).map(({ kind }) => kind);
const labels = ['项目编号：', '采购项目编号（第2包）：', '招标编号:', '地块编码 ', '地块代码为', '承包合同编码：', '备案编号：', '宗地代码是', '项目统一代码：'];
const label = fc.constantFrom(...labels);

test.each([
  '项目编号：3704052026000012345', '采购编号 2026370405000123', '地块编码：3704051022140100123', '地块代码370405102214010012', '招标编号：ZB3704052026000123',
  '承包合同编码：3704051022140100123J', '地块编码：3704051022140100123、3704051022140100141和3704051022140100222', '项目统一代码：２０２６３７０４０５０００１２３',
  '鲁A10001号文', '转发云A10001号文件', '京A20261号通知',
])('%s goes through', (text) => {
  expect(kindsIn(`见${text}，已办结。`)).toEqual([]);
});

test.each([
  ['项目账号：3704052026000012345', 'bank-account'], ['采购人身份证号：370405198001011234', 'identity-number'], ['项目专户卡号 9104052026000012345', 'bank-account'],
  ['3704052026000012345', 'bank-account'], ['项目编号见附件，9104052026000012345', 'bank-account'], ['合同联系电话号码9104052026000012345', 'bank-account'],
  ['项目编号：123，9104052026000012345', 'bank-account'], ['鲁A10001号车', 'licence-plate'], ['鲁A10001', 'licence-plate'], ['鲁A10001号', 'licence-plate'],
])('%s does not', (text, kind) => {
  expect(kindsIn(`见${text}，已办结。`)).toEqual([kind]);
});

test('a card or an identity number is found behind any of these words', () => {
  fc.assert(fc.property(label, fc.oneof(identityNumber, bankCard), (before, digits) => {
    expect(kindsIn(`${before}${digits}。`)).not.toEqual([]);
  }), { numRuns: 1000 });
});

test('an identity number with a slip in it too: a digit mistyped outside the day of birth, lost, or typed twice', () => {
  const digitsOnly = identityNumber.filter((id) => !id.endsWith('X'));
  const slip = fc.oneof(
    fc.tuple(digitsOnly, fc.constantFrom(0, 1, 2, 3, 4, 5, 14, 15, 16, 17), fc.integer({ min: 1, max: 9 })).map(([id, at, more]) => id.slice(0, at) + String((Number(id[at]) + more) % 10) + id.slice(at + 1)),
    fc.tuple(digitsOnly, fc.constantFrom(0, 3, 5, 14, 17)).map(([id, at]) => id.slice(0, at) + id.slice(at + 1)),
    fc.tuple(digitsOnly, fc.nat(17)).map(([id, at]) => id.slice(0, at + 1) + id.slice(at)),
  );
  fc.assert(fc.property(label, slip, (before, digits) => {
    expect(kindsIn(`${before}${digits}。`)).not.toEqual([]);
  }), { numRuns: 2000 });
});

test('without such a word before it any account is found, also beside one that has it', () => {
  fc.assert(fc.property(fc.constantFrom('', '账号：', '开户行 ', '项目编号：1234，', '项目编号：见附件。', '采购卡号', '合同收款账户号码：'), passbook, (before, digits) => {
    expect(kindsIn(`${before}${digits}。`)).toHaveLength(1);
  }), { numRuns: 500 });
});

test('codes of plots go through, all but those that read as a card by chance', () => {
  const plot = fc.tuple(fc.constantFrom('370405', '530102', '620102'), fc.integer({ min: 100, max: 199 }), fc.integer({ min: 201, max: 299 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 99_999 }))
    .map(([county, township, village, group, number]) => `${county}${township}${village}${String(group).padStart(2, '0')}${String(number).padStart(5, '0')}`);
  let passed = 0;
  fc.assert(fc.property(plot, (code) => { passed += kindsIn(`地块编码：${code}`).length === 0 ? 1 : 0; }), { numRuns: 1000 });
  expect(passed).toBeGreaterThan(850);
});
