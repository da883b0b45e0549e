// A village's year laid out for paper: only strings, sheets of rows with their sums, what is told by totals only below the table.
import { heightBelow, matrixLines, paginateMatrix, type MatrixRow, type MatrixView, type PaperName } from '../../print-templates/index.tsx';
import type { AnnualProgramme, AnnualRow } from '../domain/annual.ts';
import { formatCount, formatYuan, yuanInCapitals } from '../domain/money.ts';
import { shortHash } from '../domain/notice-number.ts';
import { affairsWords, committeeWords, placeWord, supervisorsWords } from '../domain/offices.ts';
import { chinaDate } from '../domain/period.ts';
import type { AnnualContent } from './content.ts';
import { correctionWords } from './correction-words.ts';
import type { Imprint } from './paper.ts';
import { askWords, caution, periodWords } from './words.ts';

interface AnnualPaper { name: PaperName; noteLine: number }

/** For many households and programmes: fewer sheets, a quarter larger. */
export const acrossA3: AnnualPaper = { name: 'a3-landscape', noteLine: 84 };

/** A sheet of few programmes stands upright and holds more households; `noteLine`: characters of a note on one line. */
export function annualPaper({ programmes }: Pick<AnnualContent, 'programmes'>): AnnualPaper {
  return programmes.filter(({ isListed }) => isListed).length <= mostUpright ? { name: 'a4', noteLine: 48 } : { name: 'a4-landscape', noteLine: 74 };
}

const mostUpright = 4;

/** `imprint` null: not approved yet, so that nothing leads to it. */
export function annualMatrix(content: AnnualContent, imprint: Imprint | null, { name: paper, noteLine }: AnnualPaper = annualPaper(content)): MatrixView {
  const { programmes, rows, village } = content;
  const listed = programmes.filter(({ isListed }) => isListed);
  const lines = programmes.filter(({ isListed }) => !isListed).map(lineOf);
  const notes = notesOf(content, noteLine);
  const address = imprint?.baseUrl ? `${imprint.baseUrl}/n/${content.number}` : null;
  const totals = listed.map(({ paidFen }) => paidFen);
  return {
    title: `${content.township}${village.name}${content.year}年${content.title}`, subtitle: '年度汇总', period: `公开期：${periodWords(content)}　单位：元`,
    banner: `${affairsWords(village.name)} · 惠民惠农财政补贴年度汇总`, number: content.number, edition: `第${content.edition}版`, superseded: null,
    programmes: listed.map(({ name }) => name), count: `${formatCount(rows.length)} 户（人）`,
    pages: paginateMatrix(matrixLines(rows.map(({ group, name }) => ({ group: group ?? '', name })), listed.length, paper), paper, false, heightBelow(lines.length, notes.length)).map(({ start, end }) => pageOf(rows.slice(start, end), listed)),
    totals: totals.map(yuan), total: yuan(sumOf(totals)),
    lines, whole: `本${placeWord(village.name)}全年合计 ${formatYuan(content.paidFen)} 元`, totalInWords: yuanInCapitals(content.paidFen, { prefix: true }), notes,
    rowsNote: rows.length > 0 ? null : programmes.length === 0 ? '本年没有公开过发放结果。' : content.paidFen === 0 ? '本年没有发放成功的款项。' : `本${placeWord(village.name)}公开的项目涉及个人隐私，只公开合计，不逐户公开。`,
    qrUrl: address && `${address}/${content.edition}`, address: address && address.replace(/^https?:\/\//, ''),
    askText: askWords(content), phone: content.contact.phone,
    seal: [`${committeeWords(village.name)}（盖章）`, `${supervisorsWords(village.name)}：________`, `经办：${content.publishedBy || '______'}　审核：${content.reviewedBy || '______'}`, chinaDate(content.firstDay)],
    check: imprint ? `校验 ${shortHash(imprint.hash)}` : '校验 待审核', witness: imprint?.witness ? `存证 ${imprint.witness}` : null,
    caution: imprint?.baseUrl ? caution : '发放补贴不收费，不要身份证号、银行卡号、验证码',
  };
}

function pageOf(rows: readonly AnnualRow[], listed: readonly AnnualProgramme[]) {
  const subtotals = listed.map((_, column) => sumOf(rows.map(({ amountsFen }) => amountsFen[column] ?? 0)));
  return { rows: rows.map(rowOf), subtotals: subtotals.map(yuan), subtotal: yuan(sumOf(subtotals)) };
}

function rowOf({ group, name, amountsFen }: AnnualRow): MatrixRow {
  return { group: group ?? '', name, amounts: amountsFen.map(yuan), total: yuan(sumOf(amountsFen)) };
}

function lineOf({ name, households, recipient, paidFen }: AnnualProgramme) {
  return { label: name, count: `${formatCount(households)} ${recipient}`, amount: formatYuan(paidFen) };
}

/** Each fits on its line: a long reason goes on to the next. */
function notesOf({ year, programmes, rows, basis, correction }: AnnualContent, noteLine: number): string[] {
  const sources = programmes.flatMap((programme) => programme.sources).length;
  return [
    `本表汇总${year}年已公开的实际发放结果 ${sources} 份；银行退回、尚未发放的不算在内。${rows.some(({ group }) => group) ? '同名的按组区分。' : ''}`,
    ...(basis ? [`依据：${basis.replace(/。$/, '')}。`] : []), ...(correction ? [correctionWords(correction)] : []),
  ].flatMap((note) => linesOf(note, noteLine));
}

/** A stop goes with the word before it, so that no line begins with one. */
function linesOf(note: string, longest: number): string[] {
  return note.match(new RegExp(`.{1,${longest}}[，。；：、！？）”]*`, 'gu')) ?? [];
}

function yuan(fen: number): string {
  return fen === 0 ? '' : formatYuan(fen);
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
