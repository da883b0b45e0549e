// Quarters and months as people name the part of a year that a notice is about.

const quarters = ['第一季度', '第二季度', '第三季度', '第四季度'] as const;

/** 第二季度 of a month from 1 to 12. */
export function quarterWords(month: number): string {
  return quarters[Math.ceil(month / 3) - 1] ?? '';
}

export function monthWords(month: number): string {
  return `${month}月`;
}

/** The month that a term of accounts names: 6月 → 6; null where it names none. */
export function monthOf(term: string): number | null {
  const month = Number(/^(\d{1,2})月/.exec(term)?.[1]);
  return month >= 1 && month <= 12 ? month : null;
}

/** The quarter a term begins with: 第二季度第2次 → 2; null where it names none. */
export function quarterOf(term: string): number | null {
  const at = quarters.findIndex((quarter) => term.startsWith(quarter));
  return at < 0 ? null : at + 1;
}
