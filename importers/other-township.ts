// Which township a title names that the register does not have: villages of the same name stand in several.
import type { VillageIndex } from './village-index.ts';

// In front of the name: the year, and what lies above a township.
const before = String.raw`(?:20\d\d年?度?|二[〇零○0].{2}年度?)?(?:.{1,20}[省市县区旗])?`;
const township = String.raw`([\u4e00-\u9fff]{1,7}?(?:镇|乡|街道))`;
// Behind it in a title; anything else may be a word that only looks like one, such as 乡村 or 集镇村.
const title = new RegExp(`^${before}${township}(?=$|\\(|20\\d\\d|二[〇零○0]|人民政府|政府|办事处|各村|耕地|种粮|农机|农业|大豆|玉米|退耕|生态|护林|低保|农村|最低|高龄|老年|水库|移民|实际|补[贴助]|惠农|强农)`);
// Behind a key stands an office: of the township, not of a village.
const office = new RegExp(`(?:填报单位|填表单位|编制单位|制表单位|单位|单位名称|乡镇|镇街|乡\\(镇\\)|乡镇\\(街道\\)|镇\\(街道\\)):${before}${township}(?!村|社区|居)`);
// 家电下乡, 城镇低保, 各乡镇: words, not names.
const words = /^(?:各|全|本|我|该|所属|有关|相关|下辖|.{0,3}(?=下乡))*(?:乡|镇|街道|乡镇|镇街|镇乡|城镇|城乡|集镇|建制镇|小城镇|中心镇|下乡|家乡|老乡|返乡|回乡|还乡|故乡|水乡)$/;

/** The name as written; '' where the text names none, or may mean one of the register's places. `text` is compact. */
export function otherTownshipIn(text: string, index: VillageIndex): string {
  const named = office.exec(text)?.[1] ?? title.exec(text)?.[1] ?? '';
  if (named === '' || words.test(named) || index.bySpelling.has(named)) return '';
  // 泥沟乡 is perhaps what 泥沟镇 was called before.
  return index.townships.has(named.replace(/(?:镇|乡|街道)$/, '')) ? '' : named;
}
