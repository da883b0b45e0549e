// A list in parts of at most so many: for statements that take only so much, and work in which others are answered.

export function slicesOf<T>(list: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / most) }, (_, i) => list.slice(i * most, (i + 1) * most));
}
