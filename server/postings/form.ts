// What a confirmation posts. One page may have two forms, so the boxes of the taking down carry a prefix.
import { z } from 'zod';
import type { PostingAct } from '../domain/posting.ts';
import { findPersonalData } from '../domain/scan.ts';
import { tidy } from '../domain/tidy.ts';
import type { FieldError } from '../web/components.tsx';

export interface Faulty { typed: Readonly<Record<string, string>>; errors: readonly FieldError[] }

const downPrefix = 'down-';

const text = (label: string, most: number) => z.string().default('').transform((value) => tidy(value).trim())
  .pipe(z.string().max(most, `${label}最多${most}个字。`).refine((value) => findPersonalData(value).length === 0, `${label}里不能有证件号、账号、电话号码。`));

const fields = z.object({
  edition: z.string().regex(/^[\w-]{1,64}$/).catch('-'),
  act: z.enum(['up', 'down']).catch('up'),
  place: text('地点', 40).pipe(z.string().min(1, '请写明贴在哪里。')),
  day: z.string('请写明日期。').max(10, '日期请写成 2026-06-22 的样子。'),
  reason: text('原因', 200),
  nobody: z.literal('on', '请看一看照片：没有认得出来的人，再勾上；有的，请重拍。'),
});

export const confirmationForm = z.preprocess((typed) => bare(typed as Record<string, unknown>), fields);

/** The camera's, else the album's, with the box it was chosen in; null where none was taken. */
export function photoIn(files: Readonly<Record<string, File>>, act: PostingAct): { field: string; file: File } | null {
  return ['photo', 'album'].flatMap((field) => {
    const file = files[nameIn(act, field)];
    return file && file.name !== '' ? [{ field, file }] : [];
  })[0] ?? null;
}

/** The name of a box in the form of this act. */
export function nameIn(act: PostingAct, field: string): string {
  return act === 'up' ? field : `${downPrefix}${field}`;
}

export function shownErrors({ typed, errors }: Faulty): FieldError[] {
  return errors.map(({ field, said }) => ({ field: nameIn(typed['act'] === 'down' ? 'down' : 'up', field), said }));
}

/** The values of one form, under their own names. */
export function bare<T>(typed: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(typed).map(([name, value]) => [name.startsWith(downPrefix) ? name.slice(downPrefix.length) : name, value]));
}
