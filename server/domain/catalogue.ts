// An entry of the catalogue of what must be disclosed, on the columns of the national 涉农补贴领域基层政务公开标准目录.
import type { Clocks, ProgrammeClocks } from './clocks.ts';
import type { ChannelRules } from './disclosure.ts';

/** What is the county's and not a township's says so. */
export const countyOffice = 'county';

/** 申请指南: its nine parts. */
export interface Guide {
  recipients: string;
  scope: string;
  standard: string;
  procedure: string;
  materials: string;
  phone: string;
  office: string;
  timeLimit: string;
  contact: string;
}

/** What is not known is '' and counts as missing; nothing is ever filled in for somebody. */
export interface CatalogueEntry {
  /** 公开事项: 一级、二级. */
  topic: string;
  item: string;
  /** 内容要素: 政策依据、申请指南、补贴结果、监督渠道. */
  policy: string;
  guide: Guide;
  result: string;
  supervision: { phone: string; address: string };
  /** 公开依据: laws with their articles, one to a line. */
  basis: string;
  /** 公开时限. */
  deadline: string;
  /** 公开主体. */
  publisher: string;
  /** 公开渠道和载体, as ticked. */
  channels: string[];
  audience: '全社会' | '特定群体';
  mode: '主动' | '依申请';
  /** Article and reason, where it is not open by default; looked at again every year. */
  modeReason?: string;
  levels: ('市级' | '县级' | '乡级')[];
}

/** What one version of a programme fixes: its entry, who is told what, and for how long; versions from before clocks, or a period for proposals, were theirs have none. */
export interface ProgrammeContent {
  entry: CatalogueEntry;
  rule: ChannelRules;
  clocks?: Clocks & Partial<ProgrammeClocks>;
  /** A township's: it gives up its own, and whatever the county's says holds here; the rest is what that said when this was written. */
  follows?: 'county';
}

export const guideNames: Readonly<Record<keyof Guide, string>> = {
  recipients: '补贴对象', scope: '补贴范围', standard: '补贴标准', procedure: '申请程序', materials: '申请材料',
  phone: '咨询电话', office: '受理单位', timeLimit: '办理时限', contact: '联系方式',
};

/** The boxes of the official table. */
export const carriers: readonly string[] = [
  '政府网站', '政府公报', '两微一端', '发布会/听证会', '广播电视', '纸质媒体', '公开查阅点', '政务服务中心', '便民服务站',
  '入户/现场', '社区/企事业单位/村公示栏（电子屏）', '精准推送', '其他',
];

export interface MissingElement { element: '政策依据' | '申请指南' | '补贴结果' | '监督渠道'; parts: string[] }

/** What the four required elements lack; empty when all is there. */
function missingElements({ policy, guide, result, supervision }: CatalogueEntry): MissingElement[] {
  const parts = (names: Readonly<Record<string, string>>, values: object) => Object.entries(values).flatMap(([key, text]) => (text === '' ? [names[key] ?? key] : []));
  const elements: MissingElement[] = [
    { element: '政策依据', parts: policy === '' ? ['文件'] : [] },
    { element: '申请指南', parts: parts(guideNames, guide) },
    { element: '补贴结果', parts: result === '' ? ['去处'] : [] },
    { element: '监督渠道', parts: parts({ phone: '举报电话', address: '地址' }, supervision) },
  ];
  return elements.filter((element) => element.parts.length > 0);
}

/** 缺：政策依据；申请指南（补贴对象、补贴标准）. Empty text when complete. */
export function missingWords(entry: CatalogueEntry): string {
  const missing = missingElements(entry).map(({ element, parts }) => (element === '申请指南' || parts.length === 1 && element === '监督渠道' ? `${element}（${parts.join('、')}）` : element));
  return missing.length === 0 ? '' : `缺：${missing.join('；')}`;
}
