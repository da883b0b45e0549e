// What only shows when all rows lie side by side: the same row, account or person twice.
import { finding, type Finding } from './finding.ts';
import { eighteenOf } from './identity.ts';
import type { Units } from './measures.ts';
import { foldName } from './person-name.ts';
import type { CheckedRow } from './payment-row.ts';
import { watchProducts } from './products.ts';
import type { Repeats } from './repeats.ts';
import type { Roles } from './roles.ts';
import { watchSumRows } from './sum-rows.ts';
import { detached } from './detached.ts';

export type AcrossWatch = { add: (row: CheckedRow) => void; findings: () => Finding[] };

/** Of the rows only those are kept that another may repeat. */
export function watchAcross(roles: Roles, units: Units, sheet: string, repeats: Repeats): AcrossWatch {
  const rows = repeatedRows(roles, sheet);
  const accounts = watchShared(({ entry }) => entry.account, ({ payee }) => payee, (first, other) => {
    const said = `与第 ${first.row} 行是同一个账号（尾号 ${other.entry.account?.slice(-4)}），户名不一样。`;
    return finding('account-two-names', { sheet, row: other.entry.row, column: roles.get('account')?.letter ?? null }, said);
  });
  const identities = watchShared(({ entry }) => entry.idNumber && eighteenOf(entry.idNumber), ({ entry }) => entry.name, (first, other) => {
    const said = `与第 ${first.row} 行是同一个身份证号，姓名不一样。`;
    return finding('id-two-names', { sheet, row: other.entry.row, column: roles.get('idNumber')?.letter ?? null }, said);
  });
  const people = repeatedPeople(sheet);
  const sums = roles.has('idNumber') || roles.has('creditCode') ? null : watchSumRows(sheet);
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
    findings: () => [rows, accounts, identities, people, ...(sums ? [sums] : []), products].flatMap((watch) => watch.findings()),
  };
}

function repeatedRows(roles: Roles, sheet: string): AcrossWatch {
  const seq = roles.get('seq')?.index ?? -1;
  const seen = new Map<string, number>();
  const findings: Finding[] = [];
  return {
    add({ line, entry }) {
      const place = entry.village ? `${entry.village.township}${entry.village.village}` : entry.villageSaid;
      const key = detached(line.cells.map((cell, i) => (i === seq ? '' : cell)).join('\u0001') + `\u0002${place}\u0002${entry.group ?? ''}`);
      const first = seen.get(key);
      if (first === undefined) seen.set(key, line.row);
      else findings.push(finding('duplicate-row', { sheet, row: line.row }, `与第 ${first} 行完全一样。`));
    },
    findings: () => findings,
  };
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

function repeatedPeople(sheet: string): AcrossWatch {
  const [once, several] = [new Set<string>(), new Set<string>()];
  return {
    add({ personKey }) {
      if (!personKey || several.has(personKey)) return;
      if (once.has(personKey)) several.add(personKey);
      else once.add(detached(personKey));
    },
    findings: () => several.size === 0 ? [] : [finding('person-repeated', { sheet }, `有 ${several.size} 人（户）在表里不止一行，人数只算一次，金额都算。`)],
  };
}
