// How amounts, areas, names and numbers stand in the cells of a payment sheet.

/** Area in 1/10000 亩 × 分 per 亩, rounded to the nearest 分, half up: exact in integers. */
export function areaTimesStandard(area: number, fenPerMu: number): number {
  return Number((BigInt(area) * BigInt(fenPerMu) + 5000n) / 10_000n);
}

/** 12345 → '123.45'. */
export function yuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}

/** 34500 → '3.45'; the sample's areas have two decimals. */
export function mu(area: number): string {
  return yuan(Math.floor(area / 100));
}

/** Something a clerk's spreadsheet adds without being asked: about one number in a hundred, always readable. */
export function asTyped(idNumber: string, place: number): string {
  if (place % 97 === 13) return idNumber.replace(/X$/u, 'x');
  if (place % 211 === 40) return `${idNumber}\t`;
  return place % 173 === 60 ? ` ${idNumber}` : idNumber;
}

/** Two-character names are spread out to the width of three, as on paper. */
export function asWritten(name: string, place: number): string {
  return place % 60 === 7 && Array.from(name).length === 2 ? Array.from(name).join('　') : name;
}
