// Amounts and areas of a row, in the units the file says.
import { readDecimal, yuan, type Decimal } from './decimal.ts';
import type { Field } from './fields.ts';
import { unitOf, unitOfColumn, type MoneyUnit } from './header-text.ts';
import { maxRowArea, maxRowCount, maxRowFen } from './limits.ts';
import { byArea, type Quantity } from './programmes/index.ts';
import type { PayStatus } from './report.ts';
import type { Roles } from './roles.ts';
import type { RowContext, Say } from './payment-row.ts';
import { quoted } from './text.ts';
import type { Title } from './title.ts';

/**
 * Powers of ten from the file's unit to yuan; areas are multiplied (`times`) by 15 for 公顷 (1 公顷 = 15 亩), counts by 1.
 * Null: the unit of the file cannot be brought to that of the quantity.
 */
export type Units = {
  paid: number;
  due: number;
  quantity: Quantity & { times: 1 | 15 | null };
  standard: { per: string | null; power: number; said: MoneyUnit };
  amountSaid: MoneyUnit;
};

const powers: Record<MoneyUnit, number> = { 万元: 4, 千元: 3, 百元: 2, 元: 0, 角: -1, 分: -2 };

/** A unit in the header of a column counts before 单位：… above the table; without either it is 元 and 亩. */
export function readUnits(roles: Roles, title: Title, quantity: Quantity = byArea): Units {
  const of = (field: Field) => unitOfColumn(roles.get(field)?.parts ?? []);
  const amountSaid = of('amountPaid').amount ?? title.amountUnits[0] ?? '元';
  // 标准万元/亩 names its unit without brackets.
  const { per, price, amount } = unitOf(roles.get('standard')?.parts.join('') ?? '');
  const standardSaid = price ?? of('standard').amount ?? (amount === '万元' ? amount : '元');
  return {
    paid: powers[amountSaid],
    due: powers[of('amountDue').amount ?? title.amountUnits[0] ?? '元'],
    quantity: { ...quantity, times: timesOf(quantity, of(quantity.field), title) },
    standard: { per, power: powers[standardSaid], said: standardSaid },
    amountSaid,
  };
}

/** Fen, or null with a finding; a row that was not paid may leave its amount empty. */
export function readPaid(cell: (field: Field) => string, status: PayStatus, context: RowContext, say: Say): number | null {
  if (!context.roles.has('amountPaid')) return null;
  const text = cell('amountPaid');
  const read = readAmount(text, context.units.paid);
  if (read.kind === 'blank' && status !== 'paid') return 0;
  if (read.kind !== 'value') {
    sayAmount(read.kind, text, say);
    return null;
  }
  if (read.units > maxRowFen) {
    say('amount-wrong', 'amountPaid', `金额${quoted(text)}太大，像是电话或账号填错了列。`);
    return null;
  }
  if (read.units === 0 && status === 'paid') say('amount-zero', 'amountPaid', '金额是 0 元。');
  if (read.units > context.unusualFen) say('amount-large', 'amountPaid', `这一行有 ${yuan(read.units)} 元，比这个项目常见的金额大得多。`);
  return read.units;
}

/** Fen due, null when the file does not say or says it unreadably; more paid (`fen`) than due is asked about. */
export function readDue(cell: (field: Field) => string, fen: number | null, context: RowContext, say: Say): number | null {
  const text = cell('amountDue');
  if (!context.roles.has('amountDue') || text === '') return null;
  const read = readAmount(text, context.units.due);
  if (read.kind === 'value' && read.units <= maxRowFen) {
    if (fen !== null && fen > read.units + addedTo(cell, context)) say('paid-over-due', 'amountPaid', `实发 ${yuan(fen)} 元，比应发 ${yuan(read.units)} 元多。`);
    return read.units;
  }
  if (read.kind !== 'blank') say(read.kind === 'negative' ? 'amount-negative' : 'amount-wrong', 'amountDue', `应发金额${quoted(text)}不是能用的金额。`);
  return null;
}

// What is paid belatedly comes on top of what is due.
function addedTo(cell: (field: Field) => string, { roles, units }: RowContext): number {
  const read = /补/.test(roles.get('amountChange')?.parts.at(-1) ?? '') ? readAmount(cell('amountChange'), units.paid) : null;
  return read?.kind === 'value' ? read.units : 0;
}

/** 1/10000 of the unit of the quantity, or null. */
export function readQuantity(cell: (field: Field) => string, { units: { quantity } }: RowContext, say: Say): number | null {
  const { field, unit, times } = quantity;
  if (times === null) return null;
  const text = cell(field);
  if (unit !== '亩') return readCount(text, unit, say);
  const read = readDecimal(text, 4, 0, true);
  if (read.kind === 'blank') return null;
  if (read.kind !== 'value' || /[元圆¥￥]/.test(text) || read.units > maxRowArea) {
    say('area-wrong', field, `面积${quoted(text)}不是能用的数字。`);
    return null;
  }
  if (read.rounded) say('area-decimals', field, `面积${quoted(text)}超过四位小数。`);
  return read.units * times;
}

/** A count as an integer of 1; 3台, 2口 and 3个月 are counts, 3亩 and 3元 are none. */
export function countOf(text: string): Decimal {
  return /[元圆¥￥亩]/.test(text) ? { kind: 'junk' } : readDecimal(text.replace(/\s*(?:台套|台\/套|台|套|架|人|口|个月|月)$/, ''), 0);
}

/** Fen from text in yuan × 10^power; mu are no money. */
export function readAmount(text: string, power: number): Decimal {
  if (text.includes('亩')) return { kind: 'junk' };
  return power >= 0 ? readDecimal(text, 2, power) : readDecimal(text, 2 + power);
}

function readCount(text: string, unit: Quantity['unit'], say: Say): number | null {
  const read = countOf(text);
  if (read.kind === 'blank') return null;
  if (read.kind === 'value' && read.units <= maxRowCount) return read.units * 10_000;
  say('quantity-wrong', 'quantity', `${unit}数${quoted(text)}不是能用的整数。`);
  return null;
}

// 数量（亩） of machines, or 保障人数（元）, is another column than it seems; 面积（分） is in tenths of a mu.
function timesOf({ unit }: Quantity, own: ReturnType<typeof unitOf>, title: Title): 1 | 15 | null {
  if (unit !== '亩') return own.area === null && own.amount === null && own.per === null ? 1 : null;
  if (own.area === null && own.amount === '分') return null;
  const [area = '亩', another] = own.area === null ? title.areaUnits : [own.area];
  return another !== undefined ? null : area === '亩' ? 1 : area === '公顷' ? 15 : null;
}

function sayAmount(kind: Exclude<Decimal['kind'], 'value'>, text: string, say: Say): void {
  if (kind === 'blank') say('amount-missing', 'amountPaid', '这一行没有金额。');
  else if (kind === 'negative') say('amount-negative', 'amountPaid', `金额${quoted(text)}是负数。`);
  else if (kind === 'too-fine') say('amount-decimals', 'amountPaid', `金额${quoted(text)}超过两位小数，不到分。`);
  else if (kind === 'scientific') say('amount-wrong', 'amountPaid', `金额${quoted(text)}是科学计数法，看不出原来的数。`);
  else say('amount-wrong', 'amountPaid', `金额${quoted(text)}不是数字。`);
}
