// Chance that repeats: every draw of the sample county follows from one seed, so two runs give the same bytes.

export type Chance = {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  oneIn(times: number): boolean;
  pick<T>(choices: readonly T[]): T;
};

/** Draws from a 32-bit linear congruential generator (constants of Numerical Recipes, ch. 7.1); no secrets rest on it. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    // The high bits of such a generator are its good ones.
    return Math.floor((state / 2 ** 32) * limit);
  };
  below(2);
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    oneIn: (times) => below(times) === 0,
    pick: (choices) => {
      const choice = choices[below(choices.length)];
      if (choice === undefined) throw new RangeError('nothing to pick from');
      return choice;
    },
  };
}
