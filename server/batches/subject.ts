// What a payment file is about, as the clerk states it with the upload.
import { z } from 'zod';
import type { ListKind } from '../db/tables.ts';
import { today } from '../domain/period.ts';
import { isDay } from '../domain/day.ts';
import { programmeOf, programmes } from '../domain/programmes.ts';
import { findPersonalData } from '../domain/scan.ts';
import { tidy } from '../domain/tidy.ts';
import { missingGlyphs } from '../pdf/fonts.ts';
import type { Choice } from '../web/components.tsx';

export interface Subject {
  /** A result where nothing is said. */
  list?: ListKind | undefined;
  /** Null: as the file itself says. */
  programme: string | null;
  year: number;
  /** '' when the year has one payment only. */
  term: string;
  /** YYYY-MM-DD, or null when not known yet. */
  paidOn: string | null;
  basis: string;
}

/** What the clerk may state on the day of `now`: money that has not come yet is nothing to tell a village of. */
export function subjectForm(now: Date) {
  const day = today(now);
  return z.object({
    list: z.enum(['result', 'proposal'], '请选是发放结果还是拟发放名单。').default('result'),
    programme: z.string().default('').refine((code) => code === '' || programmeOf(code) !== undefined, '请从列表里选择补贴项目。').transform((code) => code || null),
    year: z.string('请填写年度。').regex(/^20\d\d$/, '年度请写四位数字，例如 2026。').transform(Number).refine((year) => year <= Number(day.slice(0, 4)), '这个年度还没有到，请核对。'),
    term: z.string().default('').transform((text) => tidy(text).trim()).pipe(z.string().max(20, '期次最多20个字，例如：第一季度。').refine(hasNoNumber, '期次会印在公开表上，不能有证件号、账号、电话或车牌号。').refine(isPrintable, '期次里有的字现有字库打不出来，请改用字库里有的写法。')),
    paidOn: z.string().default('').refine((text) => text === '' || isDay(text), '发放日期请写成 2026-06-18 这样。')
      .refine((text) => !isDay(text) || text <= day, '发放日期还没有到。请填钱真正到账的日子；还没有发的，发完再填。').transform((text) => text || null),
    basis: z.string().default('').transform((text) => tidy(text).trim()).pipe(z.string().max(200, '依据最多200个字。').refine(hasNoNumber, '依据会印在公开表上，不能有证件号、账号、电话或车牌号。').refine(isPrintable, '依据里有的字现有字库打不出来，请改用字库里有的写法。')),
  });
}

/** For words that a clerk types and others will read. */
export function hasNoNumber(text: string): boolean {
  return findPersonalData(text).length === 0;
}

function isPrintable(text: string): boolean {
  return missingGlyphs(text).length === 0;
}

export const listChoices: Choice[] = [{ value: 'result', label: '发放结果：钱已经发了' }, { value: 'proposal', label: '拟发放名单：还没有发，先公示' }];

/** `none` is what stands for no choice. */
export function programmeChoices(none = '从文件识别'): Choice[] {
  return [{ value: '', label: none }, ...programmes.map(({ code, name }) => ({ value: code, label: name }))];
}

/** This year first, then the two before: late payments are common, early ones unknown. */
export function yearChoices(now: Date): Choice[] {
  const year = Number(today(now).slice(0, 4));
  return [year, year - 1, year - 2].map((each) => ({ value: String(each), label: `${each}年` }));
}

/** 2026年第一季度耕地地力保护补贴, with （拟发放公示） behind it where it is a proposal. */
export function subjectWords({ programme, year, term, list }: { programme: string; year: number; term: string; list?: ListKind }): string {
  return `${year}年${term}${programmeOf(programme)?.name ?? '（项目未定）'}${list === 'proposal' ? '（拟发放公示）' : ''}`;
}

/** What the programme counts in: 亩, 台, 人, 月. */
export function unitOf(programme: string): string {
  return programmeOf(programme)?.unitWords.quantity?.unit ?? '亩';
}
