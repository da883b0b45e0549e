// Payees whose name says only what they are, such as 村集体: every village has one, and each is another.

const words = [
  '村民', '居民', '农民', '生产', '行政村', '自然村', '集体', '股份', '经济', '合作社', '联合社', '经联社', '合作', '联合', '联社', '组织', '专业', '农业', '委员会', '村委会', '居委会', '村委', '居委',
  '小组', '大队', '中队', '社区', '机动地', '公用地', '公益', '学校', '小学', '中心', '幼儿园', '养老院', '敬老院', '卫生室', '农场', '林场', '养殖场', '所有',
  '村', '居', '组', '社', '队', '屯', '本', '该', '各', '我', '第', '的', '东', '西', '南', '北', '前', '后', '上', '下', '[\\d一二三四五六七八九十百()]',
];
// The bound keeps the pattern fast: 合作社 can be taken apart in two ways.
const onlyWords = new RegExp(`^(?=.{1,20}$)(?:${words.join('|')})+$`);

/** Whether a folded name belongs to no payee in particular; a person's name is never asked about. */
export function isAnyCollective(name: string): boolean {
  return onlyWords.test(name);
}

/** 组集体, 二队: one in each group. */
export function isOfGroup(name: string): boolean {
  return /组(?!织)|队|屯/.test(name);
}
