// What lies in every retention package of ours, and the photos in some.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { NoticeKind } from '../db/tables-notices.ts';
import { actWords, type PostingAct } from '../domain/posting.ts';


export interface PackageFile { type: string; said: string }

const sheets = [
  ['notice.pdf', { type: 'application/pdf', said: '公开表（打印件）' }],
  ['notice.html', { type: 'text/html; charset=utf-8', said: '公开表（网页）' }],
] as const;
const facts = [
  ['edition.json', { type: 'application/json', said: '公开内容（数据）' }],
  ['review-record.json', { type: 'application/json', said: '发布和审核记录' }],
] as const;
const written: readonly NoticeKind[] = ['affairs', 'finance', 'application', 'annual'];
const csv = 'text/csv; charset=utf-8';

/** The payload of a package: file name, type, and what it is in words. */
export function filesOf({ kind }: { kind: NoticeKind }): (readonly [name: string, file: PackageFile])[] {
  const table = written.includes(kind) ? ['table.csv', { type: csv, said: '公开内容（表格）' }] as const : ['payments.csv', { type: csv, said: '发放明细（表格）' }] as const;
  return [...sheets, table, ...facts];
}

/** The same sheet on other papers, where it was printed so; named as `fileOnPaper` does. */
export const otherSheets = ['notice-a3.pdf', 'notice-a3-landscape.pdf', 'notice-a4-landscape.pdf'] as const;

/** What lies in a package beside its photos, by its folder: the sheet first, what somebody attached last. */
export async function filesIn(folder: string): Promise<(PackageFile & { file: string })[]> {
  const names = await readdir(join(folder, 'data')).catch(() => []);
  const order = [...sheets.map(([name]) => name), ...otherSheets, 'payments.csv', 'table.csv', ...facts.map(([name]) => name)] as readonly string[];
  const place = (file: string) => (order.includes(file) ? order.indexOf(file) : order.length);
  return names.toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1)).flatMap((file) => {
    const known = fileOf(file);
    return known ? [{ file, ...known }] : [];
  });
}

/** What a name means in any of our packages; a file that somebody attached says its type by its ending. */
export function fileOf(name: string): PackageFile | undefined {
  const own = [...filesOf({ kind: 'result' }), ...filesOf({ kind: 'affairs' })].find(([each]) => each === name);
  if (own) return own[1];
  if (otherSheets.some((each) => each === name)) return { type: 'application/pdf', said: `公开表（${name.includes('a3') ? 'A3' : 'A4'}${name.includes('landscape') ? ' 横放' : ''}打印件）` };
  const [, ending] = /^attachment-\d{1,2}\.(pdf|png|jpg|xlsx)$/.exec(name) ?? [];
  return ending === undefined ? undefined : { type: attachedTypes[ending as keyof typeof attachedTypes], said: '附件' };
}

const attachedTypes = { pdf: 'application/pdf', png: 'image/png', jpg: 'image/jpeg', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** What is in a package with photos beside them. */
export const postingRecord = 'posting-record.json';

const types: Readonly<Record<string, string>> = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp' };

export interface PackedPhoto { file: string; type: string; said: string }

/** The photos of a package by its folder; none where it has none. */
export async function photosIn(folder: string): Promise<PackedPhoto[]> {
  const names = await readdir(join(folder, 'data', 'photos')).catch(() => []);
  return names.toSorted((a, b) => (a < b ? -1 : 1)).flatMap((file) => {
    const [, act = '', place = '', type = ''] = /^(up|down)-(\d+)\.(jpg|png|webp)$/.exec(file) ?? [];
    return act ? [{ file, type: types[type] ?? '', said: `${actWords[act as PostingAct]}的照片${place === '1' ? '' : `（第${place}次）`}` }] : [];
  });
}
