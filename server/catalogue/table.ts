// The catalogue in the official form of the 基层政务公开标准目录, as rows for text, workbook and print.
import { utils, write } from '@e965/xlsx';
import type { CatalogueEntry, Guide } from '../domain/catalogue.ts';
import { guideNames } from '../domain/catalogue.ts';
import { tableText } from '../table-text.ts';

/** The head has two rows: 公开事项, 公开对象, 公开方式 and 公开层级 are divided. */
export interface HeadCell { label: string; parts: readonly string[] }

export const head: readonly HeadCell[] = [
  { label: '序号', parts: [] }, { label: '公开事项', parts: ['一级事项', '二级事项'] }, { label: '公开内容（要素）', parts: [] }, { label: '公开依据', parts: [] },
  { label: '公开时限', parts: [] }, { label: '公开主体', parts: [] }, { label: '公开渠道和载体', parts: [] }, { label: '公开对象', parts: ['全社会', '特定群体'] },
  { label: '公开方式', parts: ['主动', '依申请'] }, { label: '公开层级', parts: ['市级', '县级', '乡级'] },
];

/** One row per entry, cells in the order of the head's parts; a tick is √. */
export function tableRows(entries: readonly CatalogueEntry[]): string[][] {
  const tick = (isSo: boolean) => (isSo ? '√' : '');
  return entries.map((entry, i) => [
    String(i + 1), entry.topic, entry.item, elementsText(entry), entry.basis, entry.deadline, entry.publisher, entry.channels.map((channel) => `■${channel}`).join('\n'),
    tick(entry.audience === '全社会'), tick(entry.audience === '特定群体'), tick(entry.mode === '主动'), tick(entry.mode === '依申请'),
    ...(['市级', '县级', '乡级'] as const).map((level) => tick(entry.levels.includes(level))),
  ]);
}

export function tableCsv(title: string, entries: readonly CatalogueEntry[]): string {
  return tableText([[title], ...headRows(), ...tableRows(entries)]);
}

export function tableXlsx(title: string, entries: readonly CatalogueEntry[]): Uint8Array {
  const sheet = utils.aoa_to_sheet([[title], ...headRows(), ...tableRows(entries)]);
  sheet['!merges'] = merges();
  sheet['!cols'] = [6, 14, 22, 60, 44, 24, 24, 34, 9, 9, 7, 8, 7, 7, 7].map((wch) => ({ wch }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '标准目录');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}

/** 公开内容（要素）: the four elements, numbered; what is not known is left open. */
export function elementsText({ policy, guide, result, supervision }: CatalogueEntry): string {
  const parts = Object.entries(guideNames).map(([key, label]) => `${label}：${guide[key as keyof Guide]}`);
  return [`1.政策依据：${policy}`, '2.申请指南：', ...parts, `3.补贴结果：${result}`, `4.监督渠道：举报电话：${supervision.phone}；地址：${supervision.address}`].join('\n');
}

function headRows(): string[][] {
  const upper = head.flatMap(({ label, parts }) => [label, ...parts.slice(1).map(() => '')]);
  return [upper, head.flatMap(({ parts }) => (parts.length > 0 ? parts : ['']))];
}

/** Rows and columns from 0; the title spans all, an undivided head both of its rows. */
function merges() {
  const across = (row: number, from: number, to: number) => ({ s: { r: row, c: from }, e: { r: row, c: to } });
  const all = [];
  let column = 0;
  for (const { parts } of head) {
    const width = Math.max(parts.length, 1);
    all.push(width > 1 ? across(1, column, column + width - 1) : { s: { r: 1, c: column }, e: { r: 2, c: column } });
    column += width;
  }
  return [across(0, 0, column - 1), ...all];
}
