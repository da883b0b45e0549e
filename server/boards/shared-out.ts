// What does not stand on one page of a board, shared out so that no page has much less than the others.

/** In order; at least one part. */
export function sharedOut<T>(list: readonly T[], most: number): T[][] {
  const parts = Math.max(1, Math.ceil(list.length / most));
  const size = Math.max(1, Math.ceil(list.length / parts));
  return Array.from({ length: parts }, (_, i) => list.slice(i * size, (i + 1) * size));
}
