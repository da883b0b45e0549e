// What a person says on the command line of `notices`, each part told in one sentence when it cannot be meant.
import type { Entry } from '../../importers/index.ts';
import type { PaperName } from '../../print-templates/index.tsx';
import { contactFault } from '../domain/contact.ts';
import { dayIn } from '../domain/day.ts';
import { possibleNames } from '../domain/names-in.ts';
import { findPersonalData } from '../domain/scan.ts';
import { isBaseAddress } from '../domain/web-address.ts';
import { Usage } from './usage.ts';

const text = { type: 'string' } as const;

export const usage = 'notices 文件 --programme 项目代码 --year 年度 --villages 村名册.csv --out 文件夹 [--base-url 网址] [--term 期次] [--paid-on 年-月-日] [--basis 依据] [--phone 电话] [--office 地点] [--holidays 放假安排.json] [--paper a4|a3|a4-landscape|a3-landscape] [--confirm title,names]';
export const options = { programme: text, year: text, villages: text, out: text, 'base-url': text, term: text, 'paid-on': text, basis: text, phone: text, office: text, holidays: text, paper: text, confirm: text };

export function yearOf(said: string, now: string): number {
  if (!/^20\d\d$/.test(said)) throw new Usage(`年度应是 2000 到 2099 的四位数字，如 2026，现在是 ${said}`);
  if (said > now.slice(0, 4)) throw new Usage(`年度 ${said} 还没有到。请核对`);
  return Number(said);
}

/** As people write it: 2026-06-18, 2026-6-18, 2026/6/18, 2026.6.18, 2026年6月18日. */
export function dayOf(said: string | undefined, now: string): string | null {
  if (said === undefined) return null;
  const day = dayIn(said);
  if (day === null) throw new Usage(`发放日期应写成 2026-06-18 的样子，现在是 ${said}`);
  if (day > now) throw new Usage(`发放日期 ${said} 还没有到。请写钱真正到账的日子；还没有发的，发完再做公开表`);
  return day;
}

export function baseUrlOf(said: string | undefined): string | null {
  if (said === undefined) return null;
  if (!isBaseAddress(said)) {
    throw new Usage(`--base-url 应是 http:// 或 https:// 开头的网址，不带问号、井号和密码，现在是 ${said}`);
  }
  return said.replace(/\/+$/, '');
}

/** On which paper the notices are printed; A4 unless they say another. */
export function paperOf(said = 'a4'): PaperName {
  const paper = papers.find((name) => name === said.toLowerCase());
  if (paper === undefined) throw new Usage(`--paper 只能写 ${papers.join('、')}（landscape 是横放），现在是 ${said}`);
  return paper;
}

const papers = ['a4', 'a3', 'a4-landscape', 'a3-landscape'] as const satisfies PaperName[];

const confirmable = ['title', 'names'] as const;
export type Confirmable = (typeof confirmable)[number];

/** What the person says to have looked at: a title that says something else than the command, names that came damaged. */
export function confirmedOf(said: string | undefined): ReadonlySet<Confirmable> {
  const words = said?.split(/[,，、]/) ?? [];
  const confirmed = confirmable.filter((word) => words.includes(word));
  if (confirmed.length !== words.length) throw new Usage(`--confirm 只能写 title（标题与命令写的不一致，已经核对过）、names（坏了的姓名已经核对过），两样都有的写 title,names，现在是 ${said}`);
  return new Set(confirmed);
}

// As long as the desk takes them; the sheet has room for no more.
const longest = { term: ['期次', 20], basis: ['依据', 200], office: ['地点', 60] } as const;

/** What is printed beside the rows: neither a number of a person nor more words than the sheet has room for. */
export function refusePrinted(said: { [name in 'phone' | 'office' | 'basis' | 'term']?: string | undefined }): void {
  const { phone, office, basis = '', term = '' } = said;
  for (const [name, [word, most]] of Object.entries(longest)) {
    if (Array.from(said[name as keyof typeof longest] ?? '').length > most) throw new Usage(`--${name} 太长，${word}最多 ${most} 个字`);
  }
  const fault = contactFault({ phone, office });
  if (fault !== null) throw new Usage(fault);
  if (findPersonalData(basis + '\n' + term).length > 0) throw new Usage('依据和期次会印在公开表上，不能有证件号、账号、手机号码或车牌号');
}

/** Nor somebody of the list: the words stand on the page of every village. */
export function refuseNamed({ basis = '', term = '' }: { basis?: string | undefined; term?: string | undefined }, entries: readonly Entry[]): void {
  const names = possibleNames(`${basis}\n${term}`);
  const named = entries.find(({ name, isOrganisation }) => !isOrganisation && names.has(name));
  if (named) throw new Usage(`依据和期次会印在各村的公开表上，也上网，不能写名单上的人（第 ${named.row} 行）`);
}
