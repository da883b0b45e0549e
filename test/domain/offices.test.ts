// Offices are called by their right names, whatever kind of place they belong to.
import { expect, test } from 'vitest';
import { affairsWords, committeeShort, committeeWords, financeWords, governmentWords, placeWord, residentsWord, supervisorsWords } from '../../server/domain/offices.ts';

test.each([
  ['北洛村', '北洛村村民委员会', '村委会', '村务监督委员会'],
  ['张庄', '张庄村民委员会', '村委会', '村务监督委员会'],
  ['张庄村委会', '张庄村民委员会', '村委会', '村务监督委员会'],
  ['王村村民委员会', '王村村民委员会', '村委会', '村务监督委员会'],
  ['兴中社区', '兴中社区居民委员会', '居委会', '居务监督委员会'],
  ['林桥居委会', '林桥居民委员会', '居委会', '居务监督委员会'],
  ['兴中社区居民委员会', '兴中社区居民委员会', '居委会', '居务监督委员会'],
])('%s is looked after by %s', (village, ...said) => {
  expect([committeeWords(village), committeeShort(village), supervisorsWords(village)]).toEqual(said);
});

test.each([['北洛村', '村务公开', '村级财务', '村', '村民'], ['兴中社区', '居务公开', '社区财务', '社区', '居民'], ['林桥居委会', '居务公开', '社区财务', '社区', '居民']])('%s makes public %s', (village, ...said) => {
  expect([affairsWords(village), financeWords(village), placeWord(village), residentsWord(village)]).toEqual(said);
});

test.each([
  ['泥沟镇', '泥沟镇人民政府'], ['林场乡', '林场乡人民政府'], ['运河街道', '运河街道办事处'], ['运河街道办事处', '运河街道办事处'],
])('%s is governed by %s', (township, said) => {
  expect(governmentWords(township)).toBe(said);
});
