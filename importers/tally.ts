// How many rows something is true of, and which of them came first.

export type Tally = { count: number; first: number | null; add: (row: number) => void };

export function tally(): Tally {
  const own: Tally = {
    count: 0,
    first: null,
    add(row) {
      own.count++;
      own.first ??= row;
    },
  };
  return own;
}

const mostNamed = 5;

export type RowsTally = { count: number; add: (row: number) => void; words: () => string };

/** The same, with the first few to be named: 第 3、7 行等. */
export function rowsTally(): RowsTally {
  const first: number[] = [];
  const own: RowsTally = {
    count: 0,
    add(row) {
      if (++own.count <= mostNamed) first.push(row);
    },
    words: () => `第 ${first.join('、')} 行${own.count > first.length ? '等' : ''}`,
  };
  return own;
}
