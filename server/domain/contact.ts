// What is printed on every notice of an office, to ask at: a telephone to call, and words that hold no number of a person.
import { findPersonalData } from './scan.ts';

export interface ContactWords { phone?: string | undefined; office?: string | undefined; hours?: string | undefined }

/**
 * What is wrong with it, as one sentence for whoever typed it; null when nothing is. A mobile telephone may stand as
 * `phone`: many offices have no other. Nowhere an identity number or an account.
 */
export function contactFault({ phone = '', office = '', hours = '' }: ContactWords): string | null {
  if (phone !== '' && !isTelephone(phone)) return '电话只写一个咨询电话，用数字、短横线和空格，如 0632-6611234；有分机的写成 0632-6611234转801';
  const [odd] = [['地点', office], ['时间', hours]].filter(([, text = '']) => findPersonalData(text).length > 0);
  return odd ? `${odd[0]}会印在公开表上，不能有证件号、账号、手机号码或车牌号；电话请写在 --phone 里` : null;
}

const telephone = /^\+?\d[\d -]*\d(?: ?转 ?\d{1,6})?$/;
const mostDigits = 14;

function isTelephone(text: string): boolean {
  const digits = (text.split('转')[0] ?? '').replace(/\D/g, '').length;
  return telephone.test(text) && digits > 2 && digits <= mostDigits && findPersonalData(text).every(({ kind }) => kind === 'phone');
}
