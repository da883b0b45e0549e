// What the header, the titles and whole columns give reason to say, before single rows are looked at.
import type { CheckInput } from './check.ts';
import type { Field } from './fields.ts';
import { finding, type Finding } from './finding.ts';
import type { Header } from './header.ts';
import type { Lines } from './lines.ts';
import type { Units } from './measures.ts';
import { programmeByCode, programmeInText } from './programmes/index.ts';
import { titleOf, type Roles } from './roles.ts';
import { readPayStatus } from './pay-status.ts';
import type { Title } from './title.ts';
import { compact, quoted } from './text.ts';
import { sayUnits } from './unit-findings.ts';
import { sayUnusedColumns } from './unused-columns.ts';

export type Seen = {
  input: CheckInput;
  setting: { sheet: string; guessed: string | null };
  header: Header;
  roles: Roles;
  title: Title;
  lines: Lines;
  units: Units;
  findings: Finding[];
};

/** Adds to `findings`, and returns the columns that are really used: a column without a single value is not. */
export function sayWarnings(seen: Seen): Roles {
  sayProgramme(seen);
  sayStructure(seen);
  sayUnits(seen);
  const used = dropEmptyColumns(seen);
  sayUnpaid(seen, used);
  sayUnusedColumns(seen, used);
  return used;
}

function sayProgramme({ input, setting, lines, roles, findings }: Seen): void {
  const { sheet, guessed } = setting;
  const told = input.programme;
  const say = (...args: Parameters<typeof finding>) => findings.push(finding(...args));
  if (told !== undefined && !programmeByCode(told)) say('programme-unknown', { sheet }, '选的补贴项目不在项目目录里。');
  else if (told !== undefined && guessed !== null && guessed !== told) {
    const [file, chosen] = [programmeByCode(guessed)?.name, programmeByCode(told)?.name];
    say('programme-differs', { sheet, row: 1 }, `标题写的像是“${file}”，上传时选的是“${chosen}”。`);
  } else if (told === undefined && guessed === null) say('programme-untold', { sheet }, '文件里没有写明是哪个补贴项目。');
  const column = roles.get('programme');
  if (!column) return;
  const names = new Set(lines.data.map((line) => compact(line.cells[column.index] ?? '')).filter((text) => programmeInText(text) !== null));
  if (names.size > 1)
    say(
      'programme-differs',
      { sheet, column: column.letter },
      `表里混有 ${names.size} 个补贴项目：${[...names].slice(0, 5).map(quoted).join('、')}。`,
      '请按补贴项目拆成几个文件，分别上传；确认是同一个项目可以继续。',
    );
}

function sayStructure({ input, setting: { sheet }, header, roles, title, lines, findings }: Seen): void {
  const at = { sheet, row: header.first + 1 };
  if (!(['name', 'payee', 'beneficiary'] as const).some((field) => roles.has(field))) findings.push(finding('name-column-missing', at, '表头里没有“户主姓名”“姓名”这样的列。'));
  const namesPlace = (['village', 'villageGroup', 'villageCode'] as const).some((field) => roles.has(field));
  if (!namesPlace && title.village === '' && !lines.data.some((line) => line.title.village !== '')) {
    findings.push(finding('village-column-missing', at, '表头里没有“村名”一列，标题里也没有写明是哪个村。'));
  }
  if (lines.data.length === 0) findings.push(finding('no-data', at, '表头下面没有发放明细。'));
  if (!input.villages) findings.push(finding('village-unchecked', { sheet }, '没有村名册，村名按文件里的写法统计，没有核对。'));
}

const optional: readonly Field[] = ['idNumber', 'creditCode', 'account', 'status', 'failure', 'area', 'quantity', 'standard', 'amountDue'];

function dropEmptyColumns({ setting: { sheet }, header, roles, lines, findings }: Seen): Roles {
  const used = new Map(roles);
  for (const field of optional) {
    const column = roles.get(field);
    if (!column || lines.data.length === 0 || lines.data.some((line) => (line.cells[column.index] ?? '') !== '')) continue;
    if (field === 'failure') continue;
    used.delete(field);
    if (field === 'creditCode') continue;
    findings.push(finding('column-empty', { sheet, row: header.first + 1, column: column.letter }, `“${titleOf(column)}”这一列全是空的，当作没有这一列。`));
  }
  return used;
}

function sayUnpaid({ setting: { sheet }, lines, findings }: Seen, used: Roles): void {
  const column = used.get('status');
  if (!column) return;
  const words = lines.data.map((line) => readPayStatus(line.cells[column.index] ?? ''));
  const [returned, unpaid] = [words.filter((word) => word === 'returned').length, words.filter((word) => word === 'unpaid').length];
  if (returned + unpaid === 0) return;
  findings.push(
    finding(
      'payments-not-made',
      { sheet, column: column.letter },
      `${[returned > 0 ? `有 ${returned} 行发放失败或被退回` : '', unpaid > 0 ? `有 ${unpaid} 行还没有发放` : ''].filter((text) => text !== '').join('，')}。`,
    ),
  );
}

/** One question about all rows whose amount is merged into the one above. */
export function sayMembers(members: ReadonlySet<number>, roles: Roles, sheet: string): Finding[] {
  const column = roles.get('amountPaid')?.letter ?? null;
  return members.size === 0 ? [] : [finding('members-below', { sheet, column }, `有 ${members.size} 行的金额与上面一行合并成一格，当作同一户的成员，没有另算一笔。`)];
}

/** One finding for all rows whose village cell was filled from above: a question where most rows say their village themselves. */
export function sayFilled(places: readonly { isFilled: boolean }[], data: Lines['data'], roles: Roles, sheet: string): Finding[] {
  const filled = data.filter((_line, i) => places[i]?.isFilled);
  const column = (roles.get('village') ?? roles.get('villageGroup'))?.letter ?? null;
  const [first] = filled;
  if (!first) return [];
  if (filled.length * 2 >= data.length) return [finding('village-filled', { sheet, column }, `有 ${filled.length} 行的村名是空的（合并单元格），按上面一行的村名算。`)];
  const which = filled.slice(0, 5).map(({ row }) => row).join('、');
  const said = `第 ${which} 行${filled.length > 5 ? `等 ${filled.length} 行` : ''}的村名是空的，别的行大多写了，像是漏填；现在按上面一行的村名算。`;
  return [finding('village-forgotten', { sheet, row: first.row, column }, said)];
}
