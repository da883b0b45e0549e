// What the offices of a place are called, from the name of the place.

/**
 * The committee in full (村民委员会组织法, 城市居民委员会组织法).
 * @example committeeWords('北洛村') // 北洛村村民委员会; 兴中社区 → 兴中社区居民委员会; 林桥居委会 → 林桥居民委员会
 */
export function committeeWords(village: string): string {
  const place = village.replace(/(?:村民委员会|居民委员会|村委会|居委会)$/, '');
  return isOfResidents(village) ? `${place}居民委员会` : `${place}村民委员会`;
}

/** 村委会, or 居委会 of a community. */
export function committeeShort(village: string): string {
  return isOfResidents(village) ? '居委会' : '村委会';
}

/** Who watches over the committee: 村务监督委员会, in a community 居务监督委员会. */
export function supervisorsWords(village: string): string {
  return isOfResidents(village) ? '居务监督委员会' : '村务监督委员会';
}

/** 泥沟镇 → 泥沟镇人民政府; a street has an office of the government above it: 运河街道 → 运河街道办事处. */
export function governmentWords(township: string): string {
  if (/(?:人民政府|办事处)$/.test(township)) return township;
  return township.endsWith('街道') ? `${township}办事处` : `${township}人民政府`;
}

function isOfResidents(village: string): boolean {
  return /(?:居民委员会|居委会|社区|小区)$/.test(village);
}
