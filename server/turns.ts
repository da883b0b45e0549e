// A limited number of places; whoever finds none waits, first come, first served.

/** Where even `most` wait already, nobody joins them: the next one meets what `refuse` answers. */
export function takeTurns(places: number, queue?: { most: number; refuse: () => Error }) {
  const waiting: (() => void)[] = [];
  let free = places;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (queue && free === 0 && waiting.length >= queue.most) throw queue.refuse();
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    }
  };
}
