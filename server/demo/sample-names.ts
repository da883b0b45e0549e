// Invented names as a village roll has them: common surnames, names of their time, rare characters, names with a dot.
import type { Chance } from './sample-chance.ts';

/** A name of 2 to 20 characters for somebody born in `birthYear`; `clan` is the surname the village is known for. */
export function inventName(chance: Chance, birthYear: number, female: boolean, clan: string | null): string {
  if (chance.oneIn(300)) return chance.pick(NAMES_OF_OTHER_PEOPLES);
  const surname = clan !== null && chance.oneIn(2) ? clan : chance.pick(SURNAMES);
  if (chance.oneIn(120)) return surname + chance.pick(RARE_CHARACTERS);
  return surname + givenName(chance, birthYear, female);
}

/** The surname a village is named after (张庄 → 张), or null when its name begins otherwise. */
export function clanOf(village: string): string | null {
  const first = village.replace(/^[前后东西南北大小]/u, '').slice(0, 1);
  return SURNAMES.includes(first) ? first : null;
}

function givenName(chance: Chance, birthYear: number, female: boolean): string {
  const era = birthYear < 1955 ? GIVEN.old : birthYear < 1980 ? GIVEN.middle : GIVEN.young;
  const { first, last } = female ? era.women : era.men;
  const end = chance.pick(Array.from(last));
  return chance.oneIn(birthYear < 1980 ? 6 : 3) ? end : chance.pick(Array.from(first)) + end;
}

/** One entry per share, so that a plain draw follows the order in which these surnames really occur. */
const SURNAMES: readonly string[] = (
  [[9, '王李张刘'], [6, '陈杨赵孙'], [4, '黄周吴徐马朱胡郭'], [3, '高林何梁郑宋韩冯于董'], [2, '程曹袁邓许傅沈曾彭吕'],
    [1, '苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文种褚鲍'],
    [1, ['欧阳', '司马', '上官']]] as const
).flatMap(([share, names]) => Array.from(names).flatMap((name) => Array<string>(share).fill(name)));

const GIVEN = {
  old: {
    men: { first: '福德永长玉庆兆宗传广继忠守士学景', last: '山田成林贵才春海清臣祥银章礼亭法' },
    women: { first: '桂秀玉兰凤素淑翠月爱贞瑞', last: '英兰芝荣花珍云香梅莲侠芳' },
  },
  middle: {
    men: { first: '建国志文卫新永明立保红德玉', last: '军华民强伟平东峰生利成刚喜锋' },
    women: { first: '红丽秀春海艳玉晓桂彩爱秋', last: '霞梅红玲芹敏艳萍娟侠丽芳' },
  },
  young: {
    men: { first: '浩子宇俊文明志晨嘉泽建家', last: '然轩豪杰鹏超飞磊涛凯博辰' },
    women: { first: '雨梦欣思佳晓静文若嘉诗婷', last: '涵洁婷琪怡悦雪彤颖倩瑶宁' },
  },
} as const;

/** Seldom in a font, often in a village roll: CJK Extension A and C, and characters old code pages lack. */
const RARE_CHARACTERS = ['䶮', '㛃', '𬭳', '喆', '堃', '昇', '犇', '赟', '翀', '旻', '䶮生', '玉㛃', '传堃', '喆春'] as const;

const NAMES_OF_OTHER_PEOPLES = [
  '买买提·吐尔逊', '阿依古丽·艾合买提', '木合塔尔·依明', '扎西次仁', '央金卓玛', '巴特尔', '古丽巴哈尔·阿不都热合曼',
  '热依汗古丽·阿卜杜克热木·买合木提', '阿卜杜热合曼·穆罕默德伊明·吐尔逊尼亚孜',
] as const;
