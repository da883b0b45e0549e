// What a column can mean, and every header word that means it; matching is exact, never similar.
import { composedWords } from './composed-words.ts';
import { columnText, pathText } from './header-text.ts';

/**
 * General words; a programme may add its own. Amounts: paid (实发) and due (应发) stay apart, `amount` and `area` say neither.
 * `quantity` is what a programme counts that is not paid by area, and has only that programme's words.
 */
const words = {
  seq: '序号 编号 号 № no 行号',
  programme: '补贴项目 项目名称 补贴名称 项目 补贴种类 补贴类型 补贴项目名称 资金名称 补助项目',
  year: '年度 发放年度 资金年度 补贴年度 年份',
  period: '月份 期号 发放期号 补贴期号 批次 发放批次 批次号 发放月份',
  county: '县 县区 县市区 县市区旗 区县 所在县 所属县区 县级 县名',
  township: '乡镇 乡镇街道 所在乡镇 镇街 申报乡镇 乡 镇 街道 镇街道 所属乡镇 乡镇名称 乡镇名 镇乡街道 乡镇办 镇办 镇名 所在镇 所属乡镇街道',
  village:
    '村 村名 村名称 行政村 所在村 村居 村居委会 村社区 单位村 村庄 所在行政村 社区 村委会 行政村名称 所属村 村社区名称 村居名称 村别 所在村居 所在村社区 村民委员会 村组织 村委 所属行政村 村级 村委会名称 村居社区',
  villageCode: '村代码 村编码 行政村代码 行政区划代码 区划代码 村委会代码 村居代码 村级代码 行政村编码 统计用区划代码',
  group:
    '组 组别 组号 村民组 村民小组 村居民小组 小组 社 社别 队 生产队 自然村 屯 寨 湾 垸 屋场 片 嘎查 独贵龙 所在组 组名 村小组 所属组 组名称 队别 居民小组 村组名称 社组 自然屯',
  villageGroup: '村组 所在村组 家庭住址 地址 住址 家庭地址 详细地址 村组别 所属村组 户籍地址 现住址 居住地址 村组名',
  name: '户主姓名 户主 农户姓名 姓名 名字 户主名字 申请人姓名 申请人 补贴对象 补贴对象姓名 种植户 种植户姓名 购机者姓名 购机者 承包方代表 承包方代表姓名 发放对象 农户 户名姓名 人员姓名 补助对象 补助对象姓名 领取人 农户名称 承包方姓名 承包户姓名 申报人 申报人姓名 种粮农户 经营主体名称 农户户主姓名 农户姓名单位名称 姓名或单位名称 实际种植者 种植主体 发放对象姓名',
  beneficiary: '享受人 享受人姓名 受益人 受益人姓名 享受对象 享受对象姓名 补贴享受人 保障对象 保障对象姓名',
  payee:
    '收款人姓名 收款人 开户人 开户人姓名 户名 一卡通户名 领款人 账户名 账户名称 开户名 开户姓名 银行户名 卡主姓名 收款户名 持卡人 持卡人姓名 账户姓名 收款人名称 代领人 一卡通姓名',
  member: '家庭成员 家庭成员姓名 成员 成员姓名 共同生活成员 共同生活成员姓名 共同生活家庭成员 共同生活家庭成员姓名 共同生活的家庭成员',
  relation: '与户主关系 关系 家庭关系 与受益人关系',
  idNumber:
    '身份证号 身份证 证件号码 居民身份证号 居民身份证号码 身份证号码 证件号 id号 公民身份号码 公民身份证号 公民身份证号码 户主身份证号 户主身份证号码 户主身份证 户主公民身份号码 身份证件号码 身份证件号 农户身份证号 农户身份证号码 申请人身份证号 申请人身份证号码 购机者身份证号 身份证号统一社会信用代码 身份证号码统一社会信用代码 身份证号或统一社会信用代码 身份证号码或统一社会信用代码 户主证件号码 户主证件号 身份证号信用代码 证件编号 补贴对象身份证号 补贴对象身份证号码',
  creditCode: '统一社会信用代码 社会信用代码 信用代码 组织机构代码 营业执照号',
  beneficiaryId: '享受人身份证号 享受人身份证号码 受益人身份证号 受益人身份证号码 保障对象身份证号 保障对象身份证号码 享受人证件号码',
  payeeId: '收款人身份证号 收款人身份证号码 开户人身份证号 开户人身份证号码 领款人身份证号 收款人证件号码 收款人证件号 代领人身份证号',
  memberId: '家庭成员身份证号 家庭成员身份证号码 成员身份证号 成员身份证号码 共同生活成员身份证号 共同生活成员身份证号码 共同生活家庭成员身份证号 共同生活家庭成员身份证号码',
  account:
    '银行卡号 卡号 账号 银行账号 打款账号 收款账号 银行卡 一卡通号 一卡通卡号 一卡通账号 收款人卡号或账号 收款人账号 收款人银行账号 社保卡号 社会保障卡号 社保卡账号 社会保障卡账号 社会保障卡银行账号 社保卡银行账号 惠农卡号 存折号 存折账号 银行账户 账户 开户账号 卡折号 卡号或账号 卡号账号 银行卡账号 一卡通银行账号 惠农一卡通账号 惠农一卡通卡号 银行帐户 补贴账号 社会保障卡号账号 社保卡号账号 银行卡号账号 一卡通号账号 一卡通号码 惠农补贴一卡通账号 惠农补贴一卡通号 一卡通存折账号 社会保障卡卡号 银行卡卡号 存折卡号 账户号 账户号码 账号号码 银行账卡号 银行账号卡号',
  bank: '开户行 银行 开户银行 开户网点 银行名称 开户行名称 发卡银行 代发银行 开户银行名称',
  phone: '手机号 电话 联系电话 手机 联系方式 手机号码 电话号码 联系电话手机号 户主电话 移动电话',
  areaPaid:
    '补贴面积 应享受补贴面积 计补面积 申报补贴面积 核定面积 核实面积 补贴亩数 核定补贴面积 补贴核定面积 核准面积 应补面积 享受补贴面积 享受面积 实补面积 发放面积 补助面积 合格面积 兑现面积 实际补贴面积 应补贴面积 可享受补贴面积 验收面积',
  area: '种植面积 申请面积 面积 亩数 申报面积 种粮面积 公示面积 实际种植面积 实种面积',
  landArea:
    '土地面积 承包面积 承包地面积 耕地面积 二轮承包面积 二轮承包地面积 承包地 确权面积 土地确权耕地面积 确权确地实测面积 确权耕地面积 计税面积 补贴依据面积 土地确权面积 家庭承包面积 承包耕地面积 流转面积 实有面积',
  deductedArea: '不予补贴面积 不补面积 扣除面积 采用排除法排除的面积 六不补面积 排除面积 核减面积 扣减面积',
  standard: '补贴标准 补助标准 标准 单价 发放标准 补贴单价 亩均标准 每亩补贴标准 亩补贴标准 每亩标准 亩标准 兑现标准 月标准 每亩补贴金额 亩补贴金额 月补贴标准',
  count: '人数 保障人口数 户数 月数 合计月份 补发月数 台数 人口 家庭人口 发放月数 数量 购买数量 补贴人数 享受人数 保障人数',
  quantity: '',
  amountPaid:
    '实发金额 实发 实发额 实发数 实发补贴 实发补贴金额 实发资金 实发补贴资金 实发合计 实际发放金额 实际发放 实际发放额 实际发放补贴金额 实际补贴金额 发放金额 发放额 发放补贴金额 打款金额 打卡金额 到账金额 实际到账金额 实付金额 实际支付金额 支付金额 已发金额 已发放金额 兑付金额 实际兑付金额 实兑金额 兑现金额 本次发放 本次发放金额 本次实发金额 补贴发放金额 补贴金额实发 实发金额合计 补助发放金额 代发金额 银行代发金额 拨付金额 付款金额 发放资金 发放补贴资金 补贴发放额 实补金额 实领金额 领取金额 实际领取金额',
  amount:
    '补贴金额 金额 补贴 补贴额 补助金额 补贴资金 补贴金额合计 合计金额 金额合计 总金额 总补贴额 补贴总额 补助 补助资金 补偿金额 补偿资金 补贴合计 应享受补贴资金 享受补贴金额 补贴资金金额 补贴总金额 奖补金额 资金 总补贴金额 补助额 补贴款 补贴资金额 补贴资金合计 资金总额 金额小计 金额总计',
  amountDue:
    '应发金额 应发 应补金额 应发补贴金额 应补贴金额 应享受补贴金额 应发额 应发数 应付金额 应发补贴资金 应补资金 应发合计 应兑付金额 应补助金额 应领金额 应发放金额 应支付金额 计划金额 拟发放金额 拟发金额 核定金额 申报金额 拟补贴金额 本次应发 本次应发金额',
  amountToDate: '累计发放 累计金额 累计发放金额 累计补贴金额 累计实发 累计实发金额 本年累计 年度累计',
  amountChange: '补发 扣款 扣除款 异动金额 补发金额 扣款金额 扣发 扣发金额 扣减金额 扣回金额 退回金额 未发金额 差额',
  status:
    '支付状态 发放状态 是否成功 发放结果 支付结果 打款状态 状态 业务状态 是否发放 打卡状态 发放情况 支付情况 代发状态 代发结果 处理结果 银行处理结果 交易状态 到账情况 是否到账 是否发放成功 发放是否成功 到账状态 兑付状态 处理状态',
  failure: '失败原因 退汇原因 退回原因 未成功原因 支付失败原因 发放失败原因 打款失败原因 未发放原因 退票原因 错误原因',
  date: '打款日期 发放日期 付款日期 拨付日期 到账日期 填报日期 发放时间 实发时间 支付时间 支付日期 到账时间 公示日期 打卡日期 购机日期 打款时间 交易日期 兑付日期',
  kind: '主体类型 所属类型 对象类型 补贴对象类型 种植主体类型 经营主体类型 类型 主体类别 农户类型 发放对象类型',
  signature: '签字 户主签字 户主签字章 领款人签字 领种人签字 盖章 手印 签名 签章 农户签字 领取人签字 确认签字 户主签名 本人签字',
  note: '备注 说明 备注信息 备注说明',
} as const;

export type Field = keyof typeof words;

/** Compact header word, or `pathText` of a whole header path, → field; null for a column that means nothing. */
export type Dictionary = ReadonlyMap<string, Field | null>;
/** What a person decided of the columns of one layout: header as the report writes it (农户基本情况/户主姓名) → field, null for none. */
export type Mapping = Readonly<Record<string, Field | null>>;

export const generalWords: Readonly<Record<Field, readonly string[]>> = Object.fromEntries(Object.entries(words).map(([field, list]) => [field, list.split(' ').filter((word) => word !== '')])) as Record<
  Field,
  string[]
>;

/** A programme's own words come before the general ones and may give them another meaning; what a person decided comes before both. */
export function dictionaryFor(own: Partial<Record<Field, readonly string[]>> = {}, mapping: Mapping = {}): Dictionary {
  const dictionary = new Map<string, Field | null>(general);
  addWords(dictionary, own);
  for (const [header, field] of Object.entries(mapping)) dictionary.set(pathText(header), field);
  return dictionary;
}

const general = new Map<string, Field | null>();
for (const source of [composedWords, generalWords]) addWords(general, source);

function addWords(dictionary: Map<string, Field | null>, source: Partial<Record<Field, readonly string[]>>): void {
  for (const field of Object.keys(source) as Field[]) {
    for (const word of source[field] ?? []) dictionary.set(columnText(word), field);
  }
}
