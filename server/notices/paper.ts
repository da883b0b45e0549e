// An edition's facts laid out for paper: only strings, only what the paper rule allows.
import { paginate, type NoticeFact, type NoticeFrame, type NoticeRow, type NoticeSum, type NoticeView, type PaperName, type RowColumn } from '../../print-templates/index.tsx';
import { formatCount, formatQuantity, formatYuan, yuanInCapitals } from '../domain/money.ts';
import { shortHash } from '../domain/notice-number.ts';
import { affairsWords, committeeWords, supervisorsWords } from '../domain/offices.ts';
import { chinaDate } from '../domain/period.ts';
import type { UnitWords } from '../domain/programmes.ts';
import type { ListContent, PaperRow } from './content.ts';
import { correctionWords } from './correction-words.ts';
import { kindWords, saidFen, subtitleWords } from './kind-words.ts';
import { objectWords, proposedWords } from './proposal-words.ts';
import { askWords, caution, closingSum, householdWords, nameHead, periodWords, quantityOf, quantityWords, sharedUnit, standardHead, standardParts, standardWords, titleWords, yuanWords } from './words.ts';

/** Where the QR code leads and what proves the sheet; null before the notice is approved. */
export interface Imprint { baseUrl: string | null; hash: string; witness: string | null }

export function paperView(content: ListContent, imprint: Imprint | null, paper: PaperName = 'a4'): NoticeView {
  const frame = frameOf(content, imprint);
  const unit = sharedUnit(content.rows, content.units);
  const rows = content.rows.map((row) => rowOf(row, content.units, unit));
  const pages = paginate(rows, frame, paper).map(({ start, end }) => ({ rows: rows.slice(start, end), subtotal: sumOf(content, content.rows.slice(start, end)) }));
  return { ...frame, pages };
}

function frameOf(content: ListContent, imprint: Imprint | null): NoticeFrame {
  const words = kindWords(content);
  const address = imprint?.baseUrl ? `${imprint.baseUrl}/n/${content.number}` : null;
  return {
    title: titleWords(content),
    subtitle: subtitleWords(content),
    banner: `${affairsWords(content.village.name)} · ${words.banner}`,
    number: content.number,
    edition: `第${content.edition}版`,
    period: `${words.period}：${periodWords(content)}`,
    facts: factsOf(content),
    statements: [...(content.correction ? [correctionWords(content.correction)] : []), content.kind === 'proposal' ? proposedWords(content) : closingSum(content.totals) + paidWords(content)],
    basis: content.basis ? [`依据：${content.basis}。`] : [],
    columns: content.rows.length > 0 ? columnsOf(content) : [],
    rowsNote: content.rows.length > 0 ? null : rowsNoteOf(content),
    total: content.rows.length > 0 ? totalOf(content) : null,
    totalInWords: content.totals.households > 0 ? yuanInCapitals(saidFen(content.totals), { prefix: true }) : null,
    qrUrl: address && `${address}/${content.edition}`,
    address: address && address.replace(/^https?:\/\//, ''),
    askText: content.kind === 'proposal' ? objectWords(content) : askWords(content),
    phone: content.contact.phone,
    seal: [`${committeeWords(content.village.name)}（盖章）`, `${supervisorsWords(content.village.name)}：________`, `经办：${content.publishedBy || '______'}　审核：${content.reviewedBy || '______'}`, chinaDate(content.firstDay)],
    check: imprint ? `校验 ${shortHash(imprint.hash)}` : '校验 待审核',
    witness: imprint?.witness ? `存证 ${imprint.witness}` : null,
    caution: imprint?.baseUrl ? caution : '发放补贴不收费，不要身份证号、银行卡号、验证码',
    remarks: [],
    superseded: null,
  };
}

function factsOf(content: ListContent): NoticeFact[] {
  const { totals } = content;
  const words = kindWords(content);
  const quantity = quantityWords(totals, content.units);
  const facts = [{ label: `${words.count}${content.units.recipient}数`, value: householdWords(totals, content.units) }];
  if (quantity) facts.push({ label: quantityOf(content.units).name, value: quantity });
  if (totals.standard) facts.push({ label: '补贴标准', value: standardWords(totals.standard, content.units) });
  return [...facts, { label: `${words.amount}金额`, value: yuanWords(saidFen(totals)) }];
}

function columnsOf({ rows, totals, units }: ListContent): RowColumn[] {
  const { name, unit } = quantityOf(units);
  const columns: RowColumn[] = [];
  if (rows.some((row) => row.group)) columns.push({ field: 'group', label: '组' });
  columns.push({ field: 'name', label: nameHead(units) });
  if (rows.some((row) => row.areaUnits !== null)) columns.push({ field: 'area', label: `${name.slice(-2)}(${unit})` });
  if (!totals.standard && rows.some((row) => row.standard)) columns.push({ field: 'standard', label: standardHead(rows, units) });
  return [...columns, { field: 'amount', label: '金额(元)' }];
}

function rowOf(row: PaperRow, units: UnitWords, unit: string | null): NoticeRow {
  return {
    name: row.name, amount: formatYuan(row.amountFen),
    ...(row.group ? { group: row.group } : {}),
    ...(row.areaUnits === null ? {} : { area: formatQuantity(row.areaUnits, quantityOf(units).unit) }),
    ...(row.standard ? { standard: unit === null ? standardWords(row.standard, units) : standardParts(row.standard, units).figure } : {}),
  };
}

function sumOf({ units }: ListContent, rows: readonly PaperRow[]): NoticeSum {
  const areas = rows.map((row) => row.areaUnits).filter((area) => area !== null);
  const areaUnits = areas.length > 0 ? areas.reduce((sum, area) => sum + area, 0) : null;
  return figuresOf(`${formatCount(rows.length)} 行`, areaUnits, rows.reduce((sum, row) => sum + row.amountFen, 0), units);
}

function totalOf({ totals, units }: ListContent): NoticeSum {
  return figuresOf(householdWords(totals, units), totals.areaUnits, saidFen(totals), units);
}

function figuresOf(count: string, areaUnits: number | null, fen: number, units: UnitWords): NoticeSum {
  return { count, amount: formatYuan(fen), ...(areaUnits === null ? {} : { area: formatQuantity(areaUnits, quantityOf(units).unit) }) };
}

function rowsNoteOf({ kind, programmeName, totals }: ListContent): string {
  if (kind === 'proposal') return totals.households === 0 ? '名单上没有人。' : `${programmeName}涉及个人隐私，只公示汇总数，不逐户公示。`;
  if (totals.households === 0) return '本期没有发放成功的款项。';
  return `${programmeName}涉及个人隐私，只公开汇总数，不逐户公开。`;
}

function paidWords({ paidOn }: ListContent): string {
  return paidOn ? `资金于${chinaDate(paidOn)}经“一卡通”发放。` : '';
}
