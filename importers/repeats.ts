// Which rows may say what another row says as well: a cheap look at all of them, so that only these few need be kept to be compared.
import { readAccount } from './account.ts';
import type { Span } from './coded-text.ts';
import type { CodeUnits } from './coding.ts';
import type { Field } from './fields.ts';
import type { Header } from './header.ts';
import { eighteenOf, readIdentity } from './identity.ts';
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
      if (account?.kind === 'account') accounts.set(index, markOf(account.number));
      const identity = identityAt < 0 && codeAt < 0 ? null : readIdentity((cells[identityAt] ?? '') || (cells[codeAt] ?? ''));
      const number = identity && 'number' in identity ? eighteenOf(identity.number) : null;
      const paid = cells[paidAt] ?? '';
      if (number === null) rows.set(index, markOfRow(cells, aside));
      else rows.set(index, markOf(paid, identities.set(index, markOf(number))));
    },
    addPlain(index, { text: { units }, account, identity, amount }) {
      if (account.to > 0) accounts.set(index, markOfUnits(units, account));
      rows.set(index, markOfUnits(units, amount, identities.set(index, markOfUnits(units, identity))));
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
const placesForEach = 16;
const [fewestBits, mostBits] = [8, 26];

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
    const [marks, crowded] = [this.#marks, this.#crowded()];
    const sorted = Int32Array.from(crowded, (index) => marks[index] ?? 0).sort();
    const twice = new Set(sorted.filter((mark, i) => mark === sorted[i - 1]));
    if (twice.size === 0) return nowhere;
    const isRepeated = new Uint8Array(marks.length);
    for (const index of crowded) if (twice.has(marks[index] ?? 0)) isRepeated[index] = 1;
    return (index) => isRepeated[index] === 1;
  }

  /** The indexes of those that begin with the same bits as another one: all that stand twice, and one in seventeen by chance. To sort all of a million takes three times as long. */
  #crowded(): number[] {
    const marks = this.#marks;
    const shift = 32 - Math.min(mostBits, Math.max(fewestBits, Math.ceil(Math.log2(marks.length * placesForEach))));
    // A bit for each beginning.
    const [taken, shared] = [new Int32Array(2 ** (27 - shift)), new Int32Array(2 ** (27 - shift))];
    for (let i = 0; i < marks.length; i++) {
      const at = (marks[i] ?? 0) >>> shift;
      const [word, bit] = [at >>> 5, 1 << (at & 31)];
      if (marks[i] === 0) continue;
      if (((taken[word] ?? 0) & bit) !== 0) shared[word] = (shared[word] ?? 0) | bit;
      taken[word] = (taken[word] ?? 0) | bit;
    }
    const crowded: number[] = [];
    for (let i = 0; i < marks.length; i++) {
      const [mark, at] = [marks[i] ?? 0, (marks[i] ?? 0) >>> shift];
      if (mark !== 0 && ((shared[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0) crowded.push(i);
    }
    return crowded;
  }
}

// Of a person with a number rows that say the same have the same amount: to look at more of them takes longer than to compare the few that have it.
function markOfRow(cells: readonly string[], aside: ReadonlySet<number>): number {
  let mark = seed;
  for (let i = 0; i < cells.length; i++) if (!aside.has(i)) mark = Math.imul(markOf(cells[i] ?? '', mark) ^ 0xffff, prime);
  return mark || 1;
}

// FNV-1a over the code units (Fowler, Noll and Vo), and the end of MurmurHash3 so that no bit counts for nothing.
const [seed, prime] = [0x811c9dc5, 0x01000193];

function markOf(text: string, start = seed): number {
  let mark = start;
  for (let i = 0; i < text.length; i++) mark = Math.imul(mark ^ text.charCodeAt(i), prime);
  return ended(mark);
}

/** The same of a text that stands among others. */
function markOfUnits(units: CodeUnits, { from, to }: Span, start = seed): number {
  let mark = start;
  for (let i = from; i < to; i++) mark = Math.imul(mark ^ (units[i] ?? 0), prime);
  return ended(mark);
}

function ended(mark: number): number {
  const mixed = Math.imul(mark ^ (mark >>> 16), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) || 1;
}
