// Fills the panels of one sheet with rows, one panel after the other, the sums at the foot of the last.

/** `lines` of each panel, of which `sums` are taken in the last. */
export type Space = { readonly lines: number; readonly sums: number };

/** How many of the rows (by their heights in lines) find room, and where each panel ends. */
export function panelsOf(heights: readonly number[], panels: number, { lines, sums }: Space): { readonly count: number; readonly ends: readonly number[] } {
  const ends: number[] = [];
  let count = 0;
  for (let panel = 1; panel <= panels; panel++) {
    let free = panel === panels ? lines - sums : lines;
    for (let height = heights[count]; height !== undefined && height <= free; height = heights[count]) {
      free -= height;
      count++;
    }
    ends.push(count);
  }
  return { count, ends };
}

/** Ends of panels that are as even as may be and hold every row; no sum stands in a panel without rows. */
export function evenPanels(heights: readonly number[], panels: number, sums: number): readonly number[] {
  const whole = heights.reduce((sum, height) => sum + height, sums);
  const used = Math.min(panels, heights.length);
  for (let lines = Math.ceil(whole / panels); ; lines++) {
    const { count, ends } = panelsOf(heights, used, { lines, sums });
    if (count < heights.length) continue;
    // The sums alone in the last panel would look like those of another table.
    return ends.map((end, panel) => Math.min(end, heights.length - (used - 1 - panel)));
  }
}
