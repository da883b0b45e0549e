// Header words that are put together from parts (实发 + 补贴 + 金额): each is an exact word, only nobody has to write them all down.
import type { Field } from './fields.ts';

const list = (text: string) => text.split(' ');
const each = (fronts: string, ends: string, more = '') => [...list(fronts).flatMap((front) => list(ends).map((end) => front + end)), ...list(more)].filter((word) => word !== '');

const sums = '金额 额 数额 总额 总金额 款 款项 资金 资金额 资金总额 资金合计 金额合计 金额小计 合计';
const kinds = `${sums} ${each('补贴 补助 津贴 补偿 奖补', `${sums} `).join(' ')}`;
const people =
  '户主 家庭户主 农户 农户户主 承包户 承包户主 承包人 承包方 承包农户 承包方代表 种植户 种植户主 种植者 种粮户 种粮农户 种粮大户 种粮主体 养殖户 补贴户 补贴户主 补贴农户 补贴对象 补贴人 被补贴人 受补贴人 补助对象 补助人 补助户 受助人 受助对象 救助对象 ' +
  '申请人 申报人 申领人 领取人 发放对象 受益户 受益户主 受益农户 受益对象 经营主体 实施主体 种植主体 购机者';
const others = '对象 人员 发放人员 村民 居民 老人 老年人 主体';
const payees = '收款人 收款方 开户人 领款人 持卡人 卡主 账户人';
const served = '享受人 享受对象 享受补贴人 受益人 保障对象';
const numbers = '身份证 身份证号 身份证号码 身份证件号 身份证件号码 身份证证件号 居民身份证 居民身份证号 居民身份证号码 公民身份证 公民身份证号 公民身份证号码 公民身份号码 身份号码 证件号 证件号码';
const actions = '发放 打卡 打款 到账 入账 支付 付款 兑付 兑现 拨付 领取 代发 结算 处理 银行处理';
const villages = '村 村居 行政村 村委 村委会 村民委员会 社区 村社区 嘎查 居委会 街村 嘎查村';

/** The words of fields.ts, and a programme's own, come before these. */
export const composedWords: Partial<Record<Field, readonly string[]>> = {
  amountPaid: each('实发 实际 实际发放 实付 实兑 实领 实补 实拨 发放 打卡 打款 到账 入账 兑付 兑现 拨付 代发 领取 交易 支付 付款 转账 已发 已发放 已拨付 已兑付 本次发放 本期发放', kinds, '实补 实领 实付 实兑'),
  amount: each('补贴 补助 补偿 奖补 奖励 救助 慰问 津贴 扶持 惠农补贴 财政补贴', `${sums} 金`, each('合计 总计 共计', '金额 资金 补贴 补贴金额 补贴资金 补助金额 补助资金').join(' ')),
  amountDue: each('应发 应发放 应补 应付 应兑 应兑付 应领 应得 应享受 应拨付 应支付 应补贴 应补助 拟发 拟发放 拟补 拟补贴 拟兑付 计划发放', kinds),
  name: each(people, ' 姓名 名称 名', `${each(others, '姓名 名称').join(' ')} 姓名户主 户主或负责人 发放人员 户主姓名单位名称`),
  beneficiary: each(served, ' 姓名 名称'),
  payee: each(payees, ' 姓名 名称 户名', `${each('账户 账号 开户 银行卡 社保卡 一卡通 存折 卡折 客户 用户 收款 对方', '姓名 户名').join(' ')} 客户名称 用户名`),
  idNumber: each(numbers, ' 18位', each(`${people} ${others} 本人 个人 客户`, numbers, '有效证件号 有效证件号码 身份证明号码 身份证编号 证照号 证照号码 证号 身份证号码户主 身份证号户主 证件号码身份证').join(' ')),
  payeeId: each(payees, numbers),
  beneficiaryId: each(served, numbers),
  account: each('收款人 收款 户主 农户 开户 发放 补贴 惠农 一卡通 社保卡 社会保障卡 惠农一卡通 惠农补贴 惠农卡 银行 银行卡 存折 卡折 打款 个人', '账号 账户 账户号 卡号 卡折号 银行账号 银行账户 银行卡号 银行卡账号 存折账号 卡号或账号'),
  village: each(' 所在 所属', each(villages, ' 名 名称 名称全称 名全称').join(' '), each('村名 村名称 行政村 行政村名 所属行政村 所在行政村 村委会 村庄', '社区 村社区 村居 居委会 名称').join(' ')),
  areaPaid: each('补贴 核定 核实 核准 核定补贴 应补 应补贴 应享受 应享受补贴 享受 享受补贴 实补 实际补贴 计补 补助 发放 兑现 验收 合格 确认 认定', '面积 亩数 耕地面积 土地面积'),
  area: each('种植 实际种植 播种 实际播种 实种 种粮 实际种粮 申报 申请 公示 粮食 粮食种植 粮食播种', '面积 亩数 总面积'),
  standard: each('补贴 补助 发放 兑现 每亩 亩 亩均 每人 人均 每月 月 每户 每台', '标准 单价 补贴标准 补助标准 补贴单价'),
  status: [...each('是否 是否已', `${actions} 发放成功 打卡成功 支付成功 到账成功 发放到位 到位 到户`), ...each(actions, '状态 结果 与否 成功与否')],
  villageGroup: list('村社 村队 村屯 村组社 村民组地址 乡镇村 所在乡镇村 乡镇村组 所在地 户籍地 户籍所在地 户籍村 户籍所在村 居住村 家庭所在地 所在村社 所在村屯 所属村社'),
};
