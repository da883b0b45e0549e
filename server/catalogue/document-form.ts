// A document as the form posts it, and the PDF that came with it, looked through before it is public.
import { z } from 'zod';
import { documentKinds, numberKey, standingNames, type DocumentText } from '../domain/document.ts';
import { isDay } from '../domain/day.ts';
import { programmes } from '../domain/programmes.ts';
import { findPersonalData, hitWords } from '../domain/scan.ts';
import { inspected } from '../manuscripts/inspect.ts';
import { tidy } from '../domain/tidy.ts';
import { isWebAddress } from '../domain/web-address.ts';
import type { FieldError } from '../web/components.tsx';
import { freeText } from './content.ts';

const keysOf = (names: object) => Object.keys(names) as [string, ...string[]];
const many = (value: unknown) => (typeof value === 'string' ? [value] : value ?? []);

export const documentForm = z.object({
  number: freeText('文号', 60).refine((text) => /\p{Script=Han}.*〔(?:19|20)\d\d〕\d+号$/u.test(numberKey(text)), '请写完整的文号，例如：台财农〔2026〕15号。'),
  title: freeText('标题', 120).pipe(z.string().min(1, '请填写文件标题。')),
  kind: z.enum(keysOf(documentKinds), '请选文件种类。'), standing: z.enum(keysOf(standingNames), '请选有效性。'),
  issuedOn: z.string().default('').refine((text) => text === '' || isDay(text), '成文日期请按日历选。'),
  amount: z.string().default('').transform((text) => text.normalize('NFKC').replace(/[\s,]/g, '')).pipe(z.string().regex(/^$|^\d{1,12}(?:\.\d{1,2})?$/, '金额请写成数字，单位是元，例如：1234567.80。')),
  programmes: z.preprocess(many, z.array(z.enum(programmes.map(({ code }) => code) as [string, ...string[]], '请从列表里勾选补贴项目。'))),
  address: z.string().default('').transform((text) => tidy(text).trim()).pipe(z.string().max(300, '网址太长了。').refine((text) => text === '' || isWebAddress(text), '网址请从浏览器的地址栏整个复制过来，不要写别的字。').refine(hasNoIdentity, '网址会公开，不能有证件号。')),
}).transform(({ issuedOn, amount, ...typed }) => ({ ...typed, issuedOn: issuedOn || null, amountFen: amount === '' ? null : fenOf(amount) }) as DocumentText);

/** What the boxes of a stored document hold. */
export function typedDocument({ number, title, kind, standing, issuedOn, amountFen, address }: DocumentText): Record<string, string> {
  return { number, title, kind, standing, issuedOn: issuedOn ?? '', amount: amountFen === null ? '' : `${Math.trunc(amountFen / 100)}.${String(amountFen % 100).padStart(2, '0')}`, address };
}

/** A PDF whose words hold no number of a person; of one with pages without words, or one that may list people, somebody has said that it was looked through. */
export async function documentFile(file: { name: string; bytes: Uint8Array }, isClear: boolean): Promise<{ bytes: Uint8Array } | FieldError> {
  const found = await inspected(file);
  if ('said' in found) return { field: 'file', said: found.said };
  if (found.type !== 'application/pdf') return { field: 'file', said: '文件要是 PDF。' };
  const [hit] = findPersonalData(found.text);
  if (hit) return { field: 'file', said: `文件里有${hitWords[hit.kind]}（${hit.masked}），会上网，没有收下。请删去后再传。` };
  if (found.isMute && !isClear) return { field: 'clear', said: '里面有扫描的页、图，或者画成线条的字，电脑看不出。请逐页看过，没有个人的号码、名单，再打勾。' };
  if (listsPeople.test(found.text) && !isClear) return { field: 'clear', said: '文件里有“姓名”“户主”“花名册”这样的字，像是附了名单；名单不能上网。请逐页看过，没有个人的名单，再打勾。' };
  return { bytes: found.bytes };
}

// Fund documents come with the list of those who are paid behind them.
const listsPeople = /姓\s*名|户\s*主|花\s*名\s*册/;

// Pages have numbers as long as accounts and telephones.
function hasNoIdentity(text: string): boolean {
  return findPersonalData(text).every(({ kind }) => kind !== 'identity-number');
}

function fenOf(amount: string): number {
  const [yuan = '0', cents = ''] = amount.split('.');
  return Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
}
