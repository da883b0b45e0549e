// A report as a person reads it at the desk: what to do first, then what was paid.
import { yuan } from './decimal.ts';
import { findingKinds } from './finding-kinds.ts';
import type { Finding, FindingCode, Severity } from './finding.ts';
import { programmeByCode } from './programmes/index.ts';
import type { CheckReport } from './report.ts';

const shownPerKind = 5;
const shownVillages = 300;

/** Plain Chinese text with line breaks; at most five places per kind of finding. */
export function describeReport(report: CheckReport): string {
  const parts = [facts(report), ...toDo(report), totals(report), ...controls(report), villages(report)];
  return parts.filter((part) => part !== '').join('\n\n') + '\n';
}

function facts({ file, programme, rows }: CheckReport): string {
  const encoding = file.encoding ? `编码 ${file.encoding.toUpperCase()}，` : '';
  const name = programme ? `补贴项目：${programmeByCode(programme)?.name ?? programme}` : '补贴项目：没有写明';
  return `${file.name}（${encoding}明细 ${rows.data} 行）\n${name}`;
}

const headings: Record<Severity, string> = { block: '必须改正', confirm: '请核对', note: '提示' };

function toDo({ findings, sheets }: CheckReport): string[] {
  if (findings.length === 0) return ['没有发现问题。'];
  return (['block', 'confirm', 'note'] as const).flatMap((severity) => {
    const some = findings.filter((one) => one.severity === severity);
    if (some.length === 0) return [];
    return [`${headings[severity]}（${some.length} 处）：\n${describeFindings(some, sheets.length > 1)}`];
  });
}

// What the desk asks for on its form, the command line asks for by an option, or cannot do.
const remedies: { [code in FindingCode]?: string } = {
  'programme-untold': '请用 --programme 写明是哪个补贴项目。',
  'amount-only-due': '公开的是实际发放结果：有一列就是实发的，请把它的表头改成“实发金额”；没有的，请加上“实发金额”一列，按到账金额填写，改好后再检查；还没有发钱、要先公示的，请到网页上办，上传时选“拟发放名单”。',
  'village-unchecked': '请用 --villages 给出村名册，就会核对村名。',
};

/** Findings of one kind stand together under its title; at most five places of each, and once what to do. */
export function describeFindings(findings: readonly Finding[], hasSheets: boolean): string {
  return [...Map.groupBy(findings, (one) => one.code).values()].map((some) => group(some, hasSheets)).join('\n');
}

function group(findings: readonly Finding[], hasSheets: boolean): string {
  const [first] = findings;
  if (!first) return '';
  const lines = findings.slice(0, shownPerKind).map((one) => `    ${placeWords(one.place, hasSheets)}${one.said}`);
  if (findings.length > shownPerKind) lines.push(`    ……还有 ${findings.length - shownPerKind} 处`);
  return [`  ${findingKinds[first.code].title}，${findings.length} 处`, ...lines, `    怎么办：${remedies[first.code] ?? first.remedy}`].join('\n');
}

/** “明细”表第 4 行 B 列：, or nothing where the whole file is meant. */
export function placeWords({ sheet, row, column }: Finding['place'], hasSheets: boolean): string {
  const cell = [row === null ? '' : `第 ${row} 行`, column === null ? '' : `${column} 列`].filter((part) => part !== '').join(' ');
  const own = hasSheets && sheet !== null ? `“${sheet}”表` : '';
  return own + cell === '' ? '' : `${own}${cell}：`;
}

function totals({ totals: sum, rows }: CheckReport): string {
  const people = sum.people === null ? '' : `，${sum.people} 人（户）`;
  const left = [rows.blocked > 0 ? `有问题没有算的 ${rows.blocked} 行` : '', rows.excluded > 0 ? `没有发成的 ${rows.excluded} 行` : ''].filter((text) => text !== '');
  return `发放成功：${sum.villages} 个村，${sum.payments} 笔${people}，共 ${yuan(sum.fen)} 元${left.length > 0 ? `（另有${left.join('、')}）` : ''}`;
}

function controls({ controlTotals, sheets }: CheckReport): string[] {
  if (controlTotals.length === 0) return [];
  const lines = controlTotals.map(({ label, place, stated, computed, matches }) => {
    const said = stated.fen === null ? [stated.area && `${stated.area} 亩`, stated.rows !== null && `${stated.rows} 户`].filter(Boolean).join(' ') : `${yuan(stated.fen)} 元`;
    return `  ${sheets.length > 1 ? `“${place.sheet}”表` : ''}第 ${place.row} 行 ${label}：${said}，${matches ? '对得上' : `对不上，明细加起来是 ${yuan(computed.fen ?? 0)} 元`}`;
  });
  return [`表里的合计：\n${lines.slice(0, 50).join('\n')}`];
}

function villages(report: CheckReport): string {
  if (report.villages.length === 0) return '';
  const lines = report.villages.slice(0, shownVillages).map((village) => {
    const area = village.area === null ? '' : `，${village.area} 亩`;
    return `  ${village.township}${village.name}：${village.payments} 笔${area}，${yuan(village.fen)} 元`;
  });
  if (report.villages.length > shownVillages) lines.push(`  ……还有 ${report.villages.length - shownVillages} 个村`);
  return `各村：\n${lines.join('\n')}`;
}
