// The first version of the catalogue: what law and standards say of the nine programmes. What a county must fill in stays empty.
import type { CatalogueEntry } from './catalogue.ts';
import type { Programme } from './programmes.ts';

const lines = (...all: readonly string[]) => all.join('\n');

// 国令第711号第二十六条.
const deadline = '信息形成或者变更之日起20个工作日内';
const law = ['《中华人民共和国政府信息公开条例》第二十一条、第二十六条', '《中华人民共和国村民委员会组织法》第三十条'] as const;
const unknownGuide = { recipients: '', scope: '', standard: '', procedure: '', materials: '', phone: '', office: '', timeLimit: '', contact: '' };
// The board of the village is the channel that the yearly plans name; the site carries totals.
const villageBoard = ['社区/企事业单位/村公示栏（电子屏）'];

const topics: Readonly<Record<Programme['theme'], string>> = { 种植: '涉农补贴', 农机: '涉农补贴', 林草: '涉农补贴', 救助: '社会救助', 老人: '养老补贴', 移民: '移民后期扶持' };

type Known = Partial<Pick<CatalogueEntry, 'policy' | 'basis' | 'publisher' | 'channels' | 'levels'>>;

const known: Readonly<Record<string, Known>> = {
  'farmland-fertility': { publisher: '乡镇人民政府、行政村村民委员会', channels: ['便民服务站', ...villageBoard] },
  'minimum-living': {
    policy: '《国务院关于进一步加强和改进最低生活保障工作的意见》（国发〔2012〕45号）',
    basis: lines(...law, '《国务院关于进一步加强和改进最低生活保障工作的意见》（国发〔2012〕45号）'),
  },
};

/** Version 1 of a programme's entry. */
export function firstEntry({ code, name, theme, disclosureClass }: Pick<Programme, 'code' | 'name' | 'theme' | 'disclosureClass'>): CatalogueEntry {
  return {
    topic: topics[theme], item: name, policy: '', guide: unknownGuide,
    result: disclosureClass === 'totals' ? '以村为单位公布发放的人数和金额，见村务公开栏和本网站各村页面' : '以村为单位公布发放结果，见村务公开栏；合计见本网站各村页面',
    supervision: { phone: '', address: '' }, basis: lines(...law), deadline, publisher: '乡镇人民政府', channels: villageBoard,
    audience: '全社会', mode: '主动', levels: ['县级', '乡级'],
    ...known[code],
  };
}
