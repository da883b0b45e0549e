// Names of people and organisations: kept as written, looked at for damage, never normalised.
import { isHan } from './digits.ts';

export type NameDoubt = { kind: 'sensitive' | 'control' | 'damaged' | 'private' | 'unusual' | 'dot' | 'rare'; said: string };

const organisation =
  /(?:公司|合作社|专业社|联合社|经济社|供销社|农场|林场|养殖场|加工厂|厂|村委会|村民委员会|居委会|居民委员会|企业|集体|中心|学校|小学|幼儿园|养老院|敬老院|站|协会|基地|园区|工作室|经营部|服务部|商行|大队|经联社|合作联社)(?:[(（].{1,12}[)）])?$/;

/** 大豆专业合作社, 张村村民委员会, 村集体: not a person, so no identity number is asked for. */
export function isOrganisationName(name: string): boolean {
  return /^(?:[村组社队]|本村|本组)?集体$/.test(name) || (Array.from(name).length >= 4 && organisation.test(name));
}

// What people type for the · of a minority name: each looks like it, and none is it.
const otherDots = '•・･‧∙⋅․.．。｡●﹒ˑ᛫ꞏ⸱ᐧ\u0387';
const otherDot = new RegExp(`[${otherDots}]`, 'u');
const dots = new RegExp(`[·${otherDots}\\s\\p{Cf}]`, 'gu');

// What is nobody's business on a wall: health, poverty, punishment.
const sensitive = /残疾|[一二三四]级残|低保|特困|贫困|脱贫|监测户|五保|孤儿|精神病|智障|重病|大病|患病|疾病|癌|肿瘤|尿毒症|艾滋|(?:肢体|智力|精神|视力|听力|言语)[一二三四]级|未成年|困境儿童|留守儿童|\d岁|吸毒|服刑|刑满|信访/;
const notNames = /^(?:全[组村镇乡]|大写|平均[值数]?|均值|最[大小高低]值|(?:去年|上年|同比|环比).*|总?[人户]数|金额|备注|说明|村民|农户|户主|姓名|其[他它]|无|空|同上|同前)$/;
const group = /^(?:第?[\d一二三四五六七八九十]{1,3}|[东西南北中前后上下])(?:村民小组|居民小组|小组|组|社|队)$/;
const besides = /..(?:代领|代收|代办|代签|已故|死亡|去世)|之[子女妻夫父母]/;

/** Whether a word that is printed says of somebody what is nobody's business. */
export function tellsCircumstances(text: string): boolean {
  return sensitive.test(text);
}

/** What makes a name doubtful, the worst first; null when nothing does. */
export function doubtName(name: string): NameDoubt | null {
  if (tellsCircumstances(name) && !isOrganisationName(name)) return { kind: 'sensitive', said: '写着不能公开的个人情况' };
  if (notNames.test(name)) return unusual('没有姓名，写的是别的话');
  if (group.test(name)) return unusual('没有姓名，写的像是组名');
  if (/(?:合计|小计|总计|共计|累计)$/.test(name)) return unusual('有合计的字样');
  if (besides.test(name)) return unusual('有姓名以外的话');
  if (/^[\u4e00-\u9fa5]{2,4}$/.test(name) && !isDamagedName(name)) return null;
  if (/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/.test(name)) return doubt('control', '藏着会颠倒文字顺序的控制符');
  if (/[\p{Cc}\p{Cs}]/u.test(name)) return doubt('control', '藏着控制符');
  if (isDamagedName(name)) return doubt('damaged', '有乱码，原来的字已经丢失');
  if (/[\p{Co}\p{Cn}]/u.test(name)) return doubt('private', '有自造字，别的电脑上会显示成方框');
  if (/\p{Default_Ignorable_Code_Point}/u.test(name)) return unusual('藏着看不见的字符');
  if (/[\u2e80-\u2fdf\u2ff0-\u2fff]/.test(name)) return unusual('有偏旁或拼字的符号，不是一个字');
  if (/[?？□〓■�*＊]/.test(name)) return unusual('有代替生僻字或遮盖的符号');
  if (/[<>＜＞"“”;；/／\\|,，、&=+]/.test(name)) return unusual('有不该有的符号');
  if (/[(（]/.test(name) && !isOrganisationName(name)) return unusual('有括号，括号里的字也会公开');
  if (/\d/.test(name)) return unusual('有数字');
  if (/^·|·$|··/.test(name)) return unusual('间隔号前后缺了字');
  const dot = isOrganisationName(name) ? undefined : otherDot.exec(name)?.[0];
  if (dot !== undefined) return doubt('dot', `的间隔号写成了“${dot}”，不是标准的“·”，公开时照原样印`);
  const rare = rareIn(name);
  if (rare !== '') return doubt('rare', `有生僻字“${rare}”`);
  if (Array.from(name).length === 1) return unusual('只有一个字');
  return Array.from(name).length > 40 ? unusual('特别长') : null;
}

/** The form in which two names are compared: dots of minority names and inner spaces do not tell people apart. */
export function foldName(name: string): string {
  return isHan(name)
    ? name
    : name
        .replace(dots, '')
        .replace(/（/g, '(')
        .replace(/）/g, ')');
}

/** Whether it has what broken encodings leave where a name was. */
export function isDamagedName(name: string): boolean {
  return /\ufffd|锟斤拷|锟届|烫烫烫|屯屯屯/.test(name);
}

/** Whether it is written with the · of minority names. */
export function isDotted(name: string): boolean {
  return name.includes('·');
}

// What the older GBK has no place for: seldom seen, and easily another character that only looks like it.
function rareIn(name: string): string {
  return name.match(/[\u3400-\u4dbf\u9fa6-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/gu)?.join('、') ?? '';
}

const doubt = (kind: NameDoubt['kind'], said: string): NameDoubt => ({ kind, said });
const unusual = (said: string): NameDoubt => doubt('unusual', said);
