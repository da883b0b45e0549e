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
