// What is to be said of units: 万元 brought to 元, and units that contradict each other or that nobody can read.
import type { Seen, Watch } from './column-findings.ts';
import type { Field } from './fields.ts';
import { finding } from './finding.ts';
import { columnText, rounded, unitOfColumn } from './header-text.ts';
import type { Lines } from './lines.ts';
import { titleOf } from './roles.ts';
import { compact, quoted } from './text.ts';
import { unitsIn } from './title-unit.ts';

export function sayUnits(seen: Seen, lines: Lines): void {
  const { setting: { sheet }, header, roles, units, findings } = seen;
  const place = (field: Field) => ({ sheet, row: header.first + 1, column: roles.get(field)?.letter ?? null });
  sayMoney(seen, place('amountPaid'));
  sayOtherUnits(seen, lines);
  if (units.standard.power !== 0 && roles.has('standard')) {
    findings.push(finding('unit-ten-thousand', place('standard'), `标准的单位写的是“${units.standard.said}”，已经换算成元。`, '请核对标准；没有错可以继续。'));
  }
  const { field, unit, times } = units.quantity;
  if (times !== null || !roles.has(field)) return;
  const said = unit === '亩' ? '面积的单位不是亩，也不是公顷，不能换算。' : `这一列应当是${unit}数，表头里写的却是别的单位。`;
  findings.push(finding('unit-unknown', place(field), said));
}

function sayMoney({ roles, units, title, findings }: Seen, place: Parameters<typeof finding>[1]): void {
  const column = roles.get('amountPaid');
  if (!column) return;
  const header = quoted(titleOf(column));
  const said = title.amountUnits.map((unit) => `“${unit}”`).join('、');
  const own = unitOfColumn(column.parts).amount;
  if (!/[万千百]元/.test(own ?? '') && /[万千百仟佰](?:元|$|[)、,/])/.test(rounded(column.parts.join('')))) {
    findings.push(finding('unit-unknown', place, `表头${header}里的单位看不明白。`));
  } else if (own === null && title.amountUnits.length > 1) {
    findings.push(finding('unit-unknown', place, `表头上方写的金额单位有${said}，看不出${header}是哪一种。`));
  } else if (units.amountSaid !== '元') {
    findings.push(finding('unit-ten-thousand', place, `金额的单位写的是“${units.amountSaid}”，已经换算成元。`, '请核对总金额；没有错可以继续。'));
  } else if (title.amountUnits.some((unit) => unit !== '元')) {
    findings.push(finding('unit-ten-thousand', place, `表头上方写的金额单位是${said}，${header}写的是“元”，按元算。`, '请核对总金额；没有错可以继续。'));
  }
}

/** 万元 in the cells of a column 单位, where the header of the amounts says another unit or none. */
export function watchUnitColumn({ setting: { sheet }, header, units, findings }: Seen): Watch {
  const columns = header.columns.filter(({ parts, isDecided }) => !isDecided && columnText(parts.at(-1) ?? '').endsWith('单位'));
  const others = new Map<string, { row: number; letter: string }>();
  return {
    add({ row, cells }) {
      for (const { index, letter } of columns) {
        const said = compact(cells[index] ?? '');
        if (/^(?:万元|千元|百元|元|角|分)$/.test(said) && said !== units.amountSaid && !others.has(said)) others.set(said, { row, letter });
      }
    },
    say() {
      for (const [said, { row, letter }] of others) findings.push(finding('unit-unknown', { sheet, row, column: letter }, `这一行的单位写的是“${said}”，金额是按“${units.amountSaid}”算的。`));
    },
  };
}

// A block that declares another unit than the table would be read ten thousand times too large or too small.
function sayOtherUnits({ setting: { sheet }, units, findings }: Seen, lines: Lines): void {
  const area = units.quantity.times === 15 ? '公顷' : '亩';
  for (const { row, cells } of lines.words) {
    const declared = unitsIn(cells.join(' '));
    const other = [...declared.amounts.filter((unit) => unit !== units.amountSaid), ...declared.areas.filter((unit) => unit !== area)];
    if (other.length > 0) findings.push(finding('header-changed', { sheet, row }, `这一行写的单位是“${other.join('、')}”，与上面的不一样。`));
  }
}
