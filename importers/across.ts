// What only shows when all rows lie side by side: the same row, account or person twice.
import { finding, type Finding } from './finding.ts';
import { eighteenOf } from './identity.ts';
import type { Header } from './header.ts';
import type { DataLine } from './lines.ts';
import type { Units } from './measures.ts';
import { foldName } from './person-name.ts';
import type { CheckedRow } from './payment-row.ts';
import type { PlainStretch } from './plain-stretch.ts';
import { watchProducts } from './products.ts';
import { columnsAside, type Repeats } from './repeats.ts';
import { hasIdentity, type Roles } from './roles.ts';
import type { IsQuiet } from './sheet-rows.ts';
import { watchSumRows } from './sum-rows.ts';
import { detached } from './detached.ts';
import { quoted } from './text.ts';

export type AcrossWatch = { add: (row: CheckedRow) => void; findings: () => Finding[] };

type Looked = { header: Header; roles: Roles; units: Units; sheet: string; repeats: Repeats };

/** `isQuiet` where nothing can be found of a plain row: only such rows come in stretches. */
export type Across = AcrossWatch & { isQuiet: IsQuiet; addStretch: (rows: PlainStretch) => void };

/** Of the rows only those are kept that another may repeat. */
export function watchAcross({ header, roles, units, sheet, repeats }: Looked): Across {
  const rows = repeatedRows(header, roles, sheet);
  const accounts = watchShared(({ entry }) => entry.account, ({ payee }) => payee, (first, other) => {
    const said = `与第 ${first.row} 行是同一个账号（尾号 ${other.entry.account?.slice(-4)}），户名不一样。`;
    return finding('account-two-names', { sheet, row: other.entry.row, column: roles.get('account')?.letter ?? null }, said);
  });
  const identities = watchShared(({ entry }) => entry.idNumber && eighteenOf(entry.idNumber), ({ entry }) => entry.name, (first, other) => {
    const said = `与第 ${first.row} 行是同一个身份证号，姓名不一样。`;
    return finding('id-two-names', { sheet, row: other.entry.row, column: roles.get('idNumber')?.letter ?? null }, said);
  });
  const people = repeatedPeople(sheet);
  const sums = hasIdentity(roles) ? null : watchSumRows(sheet);
  const products = watchProducts(roles, units, sheet);
  return {
    add(row) {
      const { index } = row.line;
      if (repeats.row(index)) rows.add(row);
      if (repeats.account(index)) accounts.add(row);
      if (repeats.identity(index)) identities.add(row);
      if (!row.isPersonOnce) people.add(row);
      sums?.add(row);
      products.add(row);
    },
    isQuiet: (index, like, read) => !repeats.row(index) && !repeats.account(index) && !repeats.identity(index) && products.fits(like, read),
    addStretch: products.addStretch,
    findings: () => [rows, accounts, identities, people, ...(sums ? [sums] : []), products].flatMap((watch) => watch.findings()),
  };
}

/** A row that says the same as one above, and one of the same person with the same in every column that could tell two payments apart. */
function repeatedRows(header: Header, roles: Roles, sheet: string): AcrossWatch {
  const [seq, account, aside] = [roles.get('seq')?.index ?? -1, roles.get('account')?.index ?? -1, columnsAside(header)];
  const [same, alike] = [new Map<string, number>(), new Map<string, DataLine>()];
  const findings: Finding[] = [];
  return {
    add({ line, entry }) {
      const place = `${entry.village ? `${entry.village.township}${entry.village.village}` : entry.villageSaid}\u0002${entry.group ?? ''}`;
      const key = (isLeft: (i: number) => boolean) => detached(`${line.cells.map((cell, i) => (isLeft(i) ? '' : cell)).join('\u0001')}\u0002${place}`);
      const [own, loose] = [key((i) => i === seq), key((i) => aside.has(i))];
      const [first, other] = [same.get(own), alike.get(loose)];
      if (first === undefined) same.set(own, line.row);
      if (other === undefined) alike.set(loose, line);
      if (first !== undefined) findings.push(finding('duplicate-row', { sheet, row: line.row }, `与第 ${first} 行完全一样。`));
      // Without a number of his own two accounts are of two people of one name.
      else if (other && (entry.idNumber ?? (line.cells[account] === other.cells[account] ? entry.account : null))) findings.push(finding('payment-repeated', { sheet, row: line.row }, `与第 ${other.row} 行是同一个人、同样的金额，只有${differing(header, other, line)}不一样。`));
    },
    findings: () => findings,
  };
}

function differing({ columns }: Header, one: DataLine, other: DataLine): string {
  const names = columns.filter(({ index, field }) => field !== 'seq' && (one.cells[index] ?? '') !== (other.cells[index] ?? '')).map((column) => quoted(column.parts.at(-1) ?? ''));
  return names.join('、');
}

type First = { sheet: string; row: number; owner: string };

/** One finding per key, at the first row that differs from the first row with it; `isMeant` says which two rows are to be compared. */
export function watchShared(
  keyOf: (row: CheckedRow) => string | null,
  ownerOf: (row: CheckedRow) => string,
  say: (first: First, other: CheckedRow) => Finding,
  isMeant: (first: First, other: CheckedRow) => boolean = () => true,
): AcrossWatch {
  const owners = new Map<string, First & { isSaid: boolean }>();
  const findings: Finding[] = [];
  return {
    add(row) {
      const key = keyOf(row);
      if (!key) return;
      const known = owners.get(key);
      if (!known) owners.set(detached(key), { sheet: row.entry.sheet, row: row.entry.row, owner: detached(foldName(ownerOf(row))), isSaid: false });
      else if (!known.isSaid && isMeant(known, row) && known.owner !== foldName(ownerOf(row))) {
        known.isSaid = true;
        findings.push(say(known, row));
      }
    },
    findings: () => findings,
  };
}

const mostPeople = 3;

function repeatedPeople(sheet: string): AcrossWatch {
  const [rows, several] = [new Map<string, number>(), new Map<string, number[]>()];
  return {
    add({ personKey, line }) {
      if (!personKey) return;
      const first = rows.get(personKey);
      if (first === undefined) rows.set(detached(personKey), line.row);
      else several.set(detached(personKey), [...several.get(personKey) ?? [first], line.row].slice(0, mostPeople));
    },
    findings() {
      if (several.size === 0) return [];
      const where = [...several.values()].slice(0, mostPeople).map((some) => `第 ${some.join('、')} 行`).join('，');
      return [finding('person-repeated', { sheet }, `有 ${several.size} 人（户）在表里不止一行（${where}${several.size > mostPeople ? '等' : ''}），人数只算一次，金额都算。`)];
    },
  };
}
