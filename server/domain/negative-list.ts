// The negative list (政务公开负面清单): what no rule of any programme may ever disclose, with the reason.

/** `heads`: what a column is called that says so of persons; `cells`: what says so in a cell, whatever its column is called. */
export interface Forbidden { field: string; said: string; why: string; heads?: RegExp; cells?: RegExp }

/** Raised when the list changes; every version of a programme says under which list it was made. */
export const negativeList: { version: number; forbidden: readonly Forbidden[] } = {
  version: 1,
  forbidden: [
    { field: 'idNumber', said: '身份证号（任何一位）', why: '特定身份信息，多份名单拼合就能还原', heads: /身份证|身份号码|证件号/ },
    { field: 'account', said: '银行账号、社保卡号、一卡通账号', why: '金融账户，属敏感个人信息（个人信息保护法第二十八条）', heads: /账号|帐号|卡号|开户行/ },
    { field: 'phone', said: '电话号码', why: '与补贴是否属实无关' },
    { field: 'address', said: '家庭住址、门牌', why: '与补贴是否属实无关，到组为止', heads: /住址|门牌/ },
    { field: 'plate', said: '车牌号', why: '应做去标识化处理', heads: /车牌|车号/ },
    { field: 'cause', said: '致贫原因、家庭困难情况', why: '个人隐私', heads: /(?:致贫|贫困|困难|返贫|救助)原因|困难情况|家庭情况|家庭困难/, cells: /因(?:病|残|学|灾)(?:致|返)贫|致贫|返贫|因(?:病|残)(?:困难|救助|住院)/ },
    { field: 'health', said: '疾病、残疾、健康情况', why: '医疗健康，属敏感个人信息（个人信息保护法第二十八条）', heads: /疾病|病情|病种|病因|患病|残疾|健康|诊断/, cells: /残疾(?!人?(?:联络|专职|专干|联合会|事业|就业|工作|保障金))|[一二三四]级(?:肢体|智力|精神|视力|听力|言语|残)|(?:肢体|智力|精神|视力|听力|言语)[一二三四]级|精神病|智障|重病|大病(?!保险)|患病|癌|肿瘤|尿毒症|艾滋|白血病|瘫痪|住院|手术/ },
    { field: 'minor', said: '未成年人的信息', why: '不满十四周岁未成年人的信息属敏感个人信息（个人信息保护法第二十八条）', heads: /未成年|监护人|儿童姓名|孩子姓名/, cells: /孤儿|困境儿童|留守儿童|未成年(?!人保护)/ },
    { field: 'age', said: '年龄、出生日期', why: '与名单拼合会泄露身份证号' },
  ],
};
