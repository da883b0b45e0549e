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

/** What it does in public: 村务公开, in a community 居务公开. The board it hangs on is called so too: 村务公开栏. */
export function affairsWords(village: string): string {
  return isOfResidents(village) ? '居务公开' : '村务公开';
}

/** Its accounts: 村级财务, in a community 社区财务. */
export function financeWords(village: string): string {
  return isOfResidents(village) ? '社区财务' : '村级财务';
}

/** How people there speak of the place: 本村, 全村; 本社区, 全社区. */
export function placeWord(village: string): '村' | '社区' {
  return isOfResidents(village) ? '社区' : '村';
}

/** Who lives there: 村民, 居民. */
export function residentsWord(village: string): '村民' | '居民' {
  return isOfResidents(village) ? '居民' : '村民';
}

/** 泥沟镇 → 泥沟镇人民政府; a street has an office of the government above it: 运河街道 → 运河街道办事处. */
export function governmentWords(township: string): string {
  if (/(?:人民政府|办事处)$/.test(township)) return township;
  return township.endsWith('街道') ? `${township}办事处` : `${township}人民政府`;
}

function isOfResidents(village: string): boolean {
  return /(?:居民委员会|居委会|社区|小区)$/.test(village);
}
