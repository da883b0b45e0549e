// Which rows may say what another row says as well: a cheap look at all of them, so that only these few need be kept to be compared.
import { readAccount } from './account.ts';
import type { Field } from './fields.ts';
import type { Header } from './header.ts';
import { eighteenOf, readIdentity } from './identity.ts';
import type { CodeUnits } from './letters.ts';
import type { DataLine } from './lines.ts';
import type { PlainReader } from './plain-rows.ts';
import type { Roles } from './roles.ts';

const aside: readonly (Field | null)[] = ['seq', 'note', 'phone', 'date', 'signature', 'account', 'bank'];

/** Columns, by index, that do not make two payments of one: what is different in another one, a plot, a crop, a member, may tell two apart. */
export function columnsAside({ columns }: Pick<Header, 'columns'>): ReadonlySet<number> {
  return new Set(columns.filter(({ field }) => aside.includes(field)).map(({ index }) => index));
}

/** By the `index` of a data row; never false for one that another row equals but for columns aside, and hardly ever true for one that none does. */
export type Repeats = { row: (index: number) => boolean; account: (index: number) => boolean; identity: (index: number) => boolean };

/** `aside` is of `columnsAside`, `most` the largest number of rows there can be. */
export function watchRepeats(roles: Roles, aside: ReadonlySet<number>, most: number): { add: (line: DataLine) => void; addPlain: (index: number, row: PlainReader) => void; open: () => Repeats } {
  const column = (field: 'account' | 'idNumber' | 'creditCode' | 'amountPaid') => roles.get(field)?.index ?? -1;
  const [accountAt, identityAt, codeAt, paidAt] = [column('account'), column('idNumber'), column('creditCode'), column('amountPaid')];
  const [rows, accounts, identities] = [new Marks(most), new Marks(accountAt < 0 ? 0 : most), new Marks(identityAt < 0 && codeAt < 0 ? 0 : most)];
  return {
    add({ index, cells }) {
      const account = accountAt < 0 ? null : readAccount(cells[accountAt] ?? '');
      if (account?.kind === 'account') accounts.set(index, markOf(account.number, 0, account.number.length));
      const identity = identityAt < 0 && codeAt < 0 ? null : readIdentity((cells[identityAt] ?? '') || (cells[codeAt] ?? ''));
      const number = identity && 'number' in identity ? eighteenOf(identity.number) : null;
      const paid = cells[paidAt] ?? '';
      if (number === null) rows.set(index, markOfRow(cells, aside));
      else rows.set(index, markOf(paid, 0, paid.length, identities.set(index, markOf(number, 0, number.length))));
    },
    addPlain(index, { text, account, identity, amount }) {
      if (account.to > 0) accounts.set(index, markOf(text, account.from, account.to));
      rows.set(index, markOf(text, amount.from, amount.to, identities.set(index, markOf(text, identity.from, identity.to))));
    },
    open() {
      const identity = identities.repeated();
      // Where every row has a number of its own none says what another one says.
      const row = identity === nowhere && identities.count === rows.count ? nowhere : rows.repeated();
      return { row, account: accounts.repeated(), identity };
    },
  };
}

const nowhere = () => false;

/** 32 bits for each of many texts; 0 where there is none. */
class Marks {
  /** How many texts have got one. */
  count = 0;
  readonly #marks: Int32Array;

  constructor(count: number) {
    this.#marks = new Int32Array(count);
  }

  set(index: number, mark: number): number {
    this.#marks[index] = mark;
    this.count++;
    return mark;
  }

  /** Tells by an index whether its mark stands at another one too. */
  repeated(): (index: number) => boolean {
    const sorted = this.#marks.toSorted();
    const twice = new Set<number>();
    for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1] && sorted[i] !== 0) twice.add(sorted[i] ?? 0);
    return twice.size === 0 ? nowhere : (index) => twice.has(this.#marks[index] ?? 0);
  }
}

// Of a person with a number rows that say the same have the same amount: to look at more of them takes longer than to compare the few that have it.
function markOfRow(cells: readonly string[], aside: ReadonlySet<number>): number {
  let mark = seed;
  for (let i = 0; i < cells.length; i++) if (!aside.has(i)) mark = Math.imul(markOf(cells[i] ?? '', 0, (cells[i] ?? '').length, mark) ^ 0xffff, 0x01000193);
  return mark || 1;
}

const seed = 0x811c9dc5;

// FNV-1a over the code units (Fowler, Noll and Vo), and the end of MurmurHash3 so that no bit counts for nothing.
function markOf(text: CodeUnits, from: number, to: number, start = seed): number {
  let mark = start;
  for (let i = from; i < to; i++) mark = Math.imul(mark ^ text.charCodeAt(i), 0x01000193);
  mark = Math.imul(mark ^ (mark >>> 16), 0x85ebca6b);
  return (mark ^ (mark >>> 13)) || 1;
}
