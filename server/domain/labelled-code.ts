// Codes of projects, purchases, contracts and plots: long rows of digits that are no account, where the text calls them what they are.
import { hasCardChecksum, hasIdentityChecksum, isBirthDate, isIdentityShaped } from './personal-number.ts';

const things = '项目|采购|招标|投标|中标|标段|标包|合同|立项|备案|审批|公告|计划|地块|宗地|图斑|小班|承包方|承包地|不动产单元|发票|资产|设备|批次';
/** 项目编号：, 地块代码 370405…、; not 项目账号, 采购人身份证号. Up to three codes may follow one word. */
const label = new RegExp(`(?:${things})[^\\d\\n，,。；;账帐卡户折证身份手机电话]{0,6}(?:编号|代码|编码|号码|号)(?:[(（][^\\d\\n()（）]{0,12}[)）])?[ \\t:：为是]{0,4}[A-Z]{0,6}-?(?:[A-Z]{0,6}\\d{16,19}[ \\t]?[、和及][ \\t]?){0,3}$`);

/** How much of the text before a number is looked at. */
export const labelReach = 110;

/** Whether 16 to 19 digits are called a code by `before`, and nothing about them is as in a card or in an identity number, also one with a slip in it. */
export function isLabelledCode(digits: string, before: string): boolean {
  return /^\d{16,19}$/.test(digits) && label.test(before) && !isLikeCard(digits) && !isLikeIdentity(digits);
}

/** No card begins with 0, 1 or 2. */
function isLikeCard(digits: string): boolean {
  return /^[3-9]/.test(digits) && hasCardChecksum(digits);
}

function isLikeIdentity(digits: string): boolean {
  if (digits.length === 18) return isIdentityShaped(digits) || hasDayAt(digits, 6);
  // One digit was lost before the day of birth, or behind it.
  if (digits.length === 17) return hasDayAt(digits, 5) || hasDayAt(digits, 6);
  // One was typed twice.
  return digits.length === 19 && Array.from(digits, (_, at) => digits.slice(0, at) + digits.slice(at + 1)).some((one) => isIdentityShaped(one) && hasIdentityChecksum(one));
}

function hasDayAt(digits: string, at: number): boolean {
  return /^(?:19|20)/.test(digits.slice(at)) && isBirthDate(digits.slice(at, at + 8));
}
