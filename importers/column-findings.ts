// What the header, the titles and whole columns give reason to say, before single rows are looked at.
import type { CheckInput } from './check.ts';
import type { Field } from './fields.ts';
import { finding, type Finding } from './finding.ts';
import type { Column, Header } from './header.ts';
import type { DataLine, Lines } from './lines.ts';
import type { Units } from './measures.ts';
import type { CheckedRow } from './payment-row.ts';
import { programmeByCode, programmeInText } from './programmes/index.ts';
import { titleOf, type Roles } from './roles.ts';
import { readPayStatus } from './pay-status.ts';
import { watchSources } from './sources.ts';
import type { Title } from './title.ts';
import { compact, quoted } from './text.ts';
import { watchBlocks } from './other-blocks.ts';
import { sayUnits, watchUnitColumn } from './unit-findings.ts';
import { watchUnusedColumns } from './unused-columns.ts';

export type Seen = {
  input: CheckInput;
  setting: { sheet: string; guessed: string | null };
  header: Header;
  roles: Roles;
  title: Title;
  units: Units;
  findings: Finding[];
};

/** Sees every data row, and then says what all of them together give reason to say; `used` are the columns that hold something and are used. */
export type Watch = { add?: (line: DataLine) => void; say: (lines: Lines, used: Roles) => void };

/** Of rows that a person leaves out nothing is said, though they too fill a column. What is said goes to `findings`; `say` returns the columns that are really used: a column without a single value is not. */
export function watchColumns(seen: Seen, isLeftOut: (row: number) => boolean): { add: (line: DataLine) => void; say: (lines: Lines) => Roles } {
  const [filled, used] = [watchFilled(seen), new Map(seen.roles)];
  const watches = [watchProgramme(seen), watchStructure(seen), { say: (lines: Lines) => sayUnits(seen, lines) }, watchUnitColumn(seen), watchBlocks(seen), { say: (lines: Lines) => filled.drop(lines, used) }, watchSources(seen), ...watchUnusedColumns(seen)];
  const adding = watches.flatMap(({ add }) => add ?? []);
  return {
    add(line) {
      filled.add(line);
      if (!isLeftOut(line.row)) for (const add of adding) add(line);
    },
    say(lines) {
      for (const watch of watches) watch.say(lines, used);
      return used;
    },
  };
}

function watchProgramme(seen: Seen): Watch {
  const { setting: { sheet }, roles, findings } = seen;
  const column = roles.get('programme');
  const names = new Set<string>();
  return {
    ...(column && { add({ cells }: DataLine) {
      const text = compact(cells[column.index] ?? '');
      if (!names.has(text) && programmeInText(text) !== null) names.add(text);
    } }),
    say() {
      sayProgramme(seen);
      if (!column || names.size < 2) return;
      findings.push(finding(
        'programme-differs',
        { sheet, column: column.letter },
        `表里混有 ${names.size} 个补贴项目：${[...names].slice(0, 5).map(quoted).join('、')}。`,
        '请按补贴项目拆成几个文件，分别检查；确认是同一个项目可以继续。',
      ));
    },
  };
}

function sayProgramme({ input, setting, findings }: Seen): void {
  const { sheet, guessed } = setting;
  const told = input.programme;
  const say = (...args: Parameters<typeof finding>) => findings.push(finding(...args));
  if (told !== undefined && !programmeByCode(told)) say('programme-unknown', { sheet }, '选的补贴项目不在项目目录里。');
  else if (told !== undefined && guessed !== null && guessed !== told) {
    const [file, chosen] = [programmeByCode(guessed)?.name, programmeByCode(told)?.name];
    say('programme-differs', { sheet, row: 1 }, `标题写的像是“${file}”，选的是“${chosen}”。`);
  } else if (told === undefined && guessed === null) say('programme-untold', { sheet }, '文件里没有写明是哪个补贴项目。');
}

function watchStructure({ input, setting: { sheet }, header, roles, title, findings }: Seen): Watch {
  const at = { sheet, row: header.first + 1 };
  const namesPlace = title.village !== '' || (['village', 'villageGroup', 'villageCode'] as const).some((field) => roles.has(field));
  let isTitled = false;
  return {
    add: (line) => { isTitled ||= line.title.village !== ''; },
    say({ count }) {
      if (!(['name', 'payee', 'beneficiary'] as const).some((field) => roles.has(field))) findings.push(finding('name-column-missing', at, '表头里没有“户主姓名”“姓名”这样的列。'));
      if (!namesPlace && !isTitled) findings.push(finding('village-column-missing', at, '表头里没有“村名”一列，标题里也没有写明是哪个村。'));
      if (count === 0) findings.push(finding('no-data', at, '表头下面没有发放明细。'));
      if (!input.villages) findings.push(finding('village-unchecked', { sheet }, '没有村名册，村名按文件里的写法统计，没有核对。'));
    },
  };
}

const optional: readonly Field[] = ['idNumber', 'creditCode', 'account', 'status', 'failure', 'area', 'quantity', 'standard', 'amountDue'];

/** `drop` takes the columns without a value out of `used`. */
function watchFilled({ setting: { sheet }, roles, findings }: Seen) {
  let empty = optional.flatMap((field) => {
    const column = roles.get(field);
    return column ? [{ field, column }] : [];
  });
  return {
    add: ({ cells }: DataLine) => {
      if (empty.some(({ column }) => (cells[column.index] ?? '') !== '')) empty = empty.filter(({ column }) => (cells[column.index] ?? '') === '');
    },
    drop: ({ count }: Lines, used: Map<Field, Column>) => {
      if (count === 0) return;
      for (const { field, column } of empty) {
        if (field === 'failure') continue;
        used.delete(field);
        if (field === 'creditCode') continue;
        findings.push(finding('column-empty', { sheet, column: column.letter }, `“${titleOf(column)}”这一列全是空的，当作没有这一列。`));
      }
    },
  };
}

/** One note on the rows that were not paid: those that are sure not to count, and beside them those that must be mended first. */
export function watchUnpaid(roles: Roles, sheet: string): { add: (row: CheckedRow) => void; findings: () => Finding[] } {
  const column = roles.get('status');
  const count = { returned: 0, unpaid: 0, blocked: 0 };
  return {
    add({ entry: { status }, isBlocked, line }) {
      if (!column || status === 'paid' || readPayStatus(line.cells[column.index] ?? '') === null) return;
      count[isBlocked ? 'blocked' : status]++;
    },
    findings() {
      const { returned, unpaid, blocked } = count;
      const said = [returned > 0 ? `有 ${returned} 行发放失败或被退回` : '', unpaid > 0 ? `有 ${unpaid} 行还没有发放` : '', blocked > 0 ? `另有 ${blocked} 行没发成的还有别的问题` : ''].filter((text) => text !== '');
      return column && said.length > 0 ? [finding('payments-not-made', { sheet, column: column.letter }, `${said.join('，')}。`)] : [];
    },
  };
}

/** One question about all rows whose amount is merged into the one above. */
export function sayMembers(members: ReadonlySet<number>, roles: Roles, sheet: string): Finding[] {
  const column = roles.get('amountPaid')?.letter ?? null;
  return members.size === 0 ? [] : [finding('members-below', { sheet, column }, `有 ${members.size} 行的金额与上面一行合并成一格，或者只写了成员，当作同一户的成员，没有另算一笔。`)];
}

/** One finding for all rows whose village cell was filled from above (the first rows, and their number): a question where few of `count` rows are so. */
export function sayFilled(filled: { rows: readonly number[]; count: number }, count: number, roles: Roles, sheet: string): Finding[] {
  const column = (roles.get('village') ?? roles.get('villageGroup'))?.letter ?? null;
  const [first] = filled.rows;
  if (first === undefined) return [];
  // Villages of one or two rows leave fewer blanks; no list is filled that writes one village twice in a row.
  const isMerged = filled.count * 2 >= count || (filled.count > 2 && filled.count * 4 >= count);
  if (isMerged) return [finding('village-filled', { sheet, column }, `有 ${filled.count} 行的村名是空的（合并单元格），按上面一行的村名算。`)];
  const which = filled.count === 1 ? '这一行' : `第 ${filled.rows.join('、')} 行${filled.count > filled.rows.length ? `等 ${filled.count} 行` : ''}`;
  const said = `${which}的村名是空的，别的行大多写了，像是漏填；现在按上面一行的村名算。`;
  return [finding('village-forgotten', { sheet, row: first, column }, said)];
}
