// The wall notice on every paper and in every state that people meet.
import { paginate, renderNotices, type NoticeFrame, type NoticeView, type PaperName } from '../../print-templates/index.tsx';
import { village } from '../notice-villages.ts';
import type { Entry } from './entry.ts';

export function noticeEntries(): Entry[] {
  return [
    entry('notice-1', '公开表：1 户', noticeOf(1)),
    entry('notice-6', '公开表：6 户', noticeOf(6)),
    entry('notice-37', '公开表：37 户，一张纸', noticeOf(37)),
    entry('notice-150', '公开表：150 户', noticeOf(150)),
    entry('notice-2000', '公开表：2,000 户', noticeOf(2000)),
    entry('notice-150-landscape', '公开表：A4 横放', noticeOf(150, {}, 'a4-landscape'), 'a4-landscape'),
    entry('notice-150-a3', '公开表：A3', noticeOf(150, {}, 'a3'), 'a3'),
    entry('notice-150-a3-landscape', '公开表：A3 横放', noticeOf(150, {}, 'a3-landscape'), 'a3-landscape'),
    entry('notice-names', '公开表：2 至 20 个字的姓名', longNames()),
    entry('notice-standards', '公开表：每户标准不同', standards()),
    entry('notice-none', '公开表：没有发放成功的款项', noticeOf(0, { ...empty, facts: [{ label: '发放户数', value: '0 户' }, { label: '实发金额', value: '0.00 元' }], rowsNote: '本期没有发放成功的款项。', totalInWords: null })),
    entry('notice-totals', '公开表：只公开汇总数', noticeOf(0, { ...empty, ...sumsOf(6), rowsNote: '临时救助涉及个人隐私，只公开汇总数，不逐户公开。' })),
    entry('notice-correction', '公开表：更正后的第2版', noticeOf(40, { edition: '第2版', statements: ['更正说明：本版代替第1版。2组多算了1.20亩，已经改正。补发的款项于2026年7月6日发放。', ...village(1, 40).view.statements] })),
    entry('notice-superseded', '公开表：已被代替的一版', noticeOf(40, { superseded: '本版已由第2版代替，请看新版' })),
    entry('notice-offline', '公开表：没有网址', noticeOf(20, { qrUrl: null, address: null, phone: null, askText: '有疑问、有异议，请到村委会当面问。', caution: '发放补贴不收费，不要身份证号、银行卡号、验证码' })),
  ];
}

const empty: Partial<NoticeFrame> = { columns: [], total: null, statements: [] };

/** Of so many households, without area and standard. */
function sumsOf(count: number): Partial<NoticeFrame> {
  const { facts, statements, totalInWords } = village(1, count).view;
  return { facts: facts.filter((_, i) => i % 3 === 0), statements, totalInWords };
}

function entry(name: string, title: string, view: NoticeView, paper: PaperName = 'a4'): Entry {
  return { kind: 'paper', name, title, html: renderNotices([view], paper) };
}

/** A village of so many households with some of its words changed, laid out anew. */
function noticeOf(count: number, changes: Partial<NoticeFrame> = {}, paper: PaperName = 'a4'): NoticeView {
  const { pages, ...own } = village(1, count).view;
  return laidOut({ ...own, ...changes }, pages.flatMap(({ rows }) => rows), paper);
}

function laidOut(whole: NoticeFrame, rows: NoticeView['pages'][number]['rows'], paper: PaperName = 'a4'): NoticeView {
  const hundredths = (figure = '') => Number(figure.replace(/[,.]/g, ''));
  const sum = (some: typeof rows, field: 'area' | 'amount') => {
    const value = some.reduce((total, row) => total + hundredths(row[field]), 0);
    return `${Math.floor(value / 100).toLocaleString('en')}.${String(value % 100).padStart(2, '0')}`;
  };
  const pages = paginate(rows, whole, paper).map(({ start, end }) => {
    const some = rows.slice(start, end);
    return { rows: some, subtotal: { count: `${some.length} 户`, area: sum(some, 'area'), amount: sum(some, 'amount') } };
  });
  return { ...whole, pages };
}

function longNames(): NoticeView {
  const { pages, ...own } = village(2, 60).view;
  const longest = Array.from('阿卜杜热合曼·吐尔逊尼亚孜·买买提艾力江');
  const rows = pages.flatMap((page) => page.rows).map((row, i) => (i % 3 === 0 ? { ...row, name: longest.slice(0, 2 + (i / 3) % 19).join('') } : row));
  return laidOut(own, rows);
}

function standards(): NoticeView {
  const { pages, ...own } = village(3, 90).view;
  const rows = pages.flatMap((page) => page.rows).map((row, i) => ({ ...row, standard: i % 4 === 0 ? '95.92' : '137.00' }));
  return laidOut({ ...own, columns: [...own.columns.slice(0, 3), { field: 'standard', label: '标准(元/亩)' }, ...own.columns.slice(3)] }, rows);
}
