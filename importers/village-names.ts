// The names one registered village goes by, as an exact list; similar is not the same.
import { compact } from './text.ts';

type Named = { core: string; isCommunity: boolean; said: string };

const committees = /(?:村民委员会|居民委员会|村委会|居委会|民委员会|民委会|委员会|委会会)$/;

/** How people say it: 北洛村委会 → 北洛村, 兴中社区居委会 → 兴中社区, 林桥居委会 stays. */
export function shortVillageName(registered: string): string {
  return nameOf(registered).said;
}

/**
 * Every spelling that means this village inside its township.
 * @example villageSpellings('张庄村委会') // 张庄, 张庄村, 张庄村委会, 张庄村村委会, 张庄村民委员会, 张庄村村民委员会, 张庄村(居)委会 …
 */
export function villageSpellings(registered: string): string[] {
  const { core, isCommunity, said } = nameOf(registered);
  // 仁家村居委会 was a village, and is called 仁家村.
  const stems = isCommunity ? [core, compact(registered).replace(committees, ''), `${core}社区`, `${core}居`] : [core, `${core}村`, `${core}行政村`];
  const committeesOf = isCommunity
    ? ['居委', '居委会', '居民委员会', '社区居委', '社区居委会', '社区居民委员会', '社区村(居)委会', '社区村(居)民委员会']
    : ['村委', '村委会', '村民委员会', '村村委', '村村委会', '村村民委员会', '村(居)委会', '村(居)民委员会', '村村(居)委会', '村村(居)民委员会'];
  const spellings = [...stems, ...committeesOf.map((committee) => core + committee), said, compact(registered)];
  return [...new Set(spellings)].filter((spelling) => Array.from(spelling).length > 1);
}

/**
 * The one spelling of what a file without a register calls a village: its committee and 行政村 are the village itself;
 * 林桥居委会 and 仁家村居委会 stay, for nobody can tell whether another place is called without it.
 * @example plainVillageName('张庄村民委员会') // 张庄村
 */
export function plainVillageName(said: string): string {
  const plain = said.replace(/(?<=[^乡镇街道])行政村$/, '村');
  return /委/.test(plain) && !/^.{0,2}委/.test(plain) ? shortVillageName(plain) : plain;
}

/** The name without 村 or 社区, to find what somebody may have meant. */
export function villageCore(name: string): string {
  return nameOf(name).core;
}

function nameOf(registered: string): Named {
  const name = compact(registered);
  const stem = name.replace(committees, '');
  const isCommunity = stem.endsWith('社区') || name.slice(stem.length).startsWith('居');
  const core = stem.replace(/(?:社区|村)$/, '') || stem;
  if (isCommunity) return { core, isCommunity, said: stem.endsWith('社区') ? stem : name };
  return { core, isCommunity, said: stem.endsWith('村') ? stem : `${stem}村` };
}
