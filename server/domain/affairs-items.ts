// What a village committee must publish by law, as a list that each village can change: 公开事项清单.

/** 每月, 每季度, or 随时: when it happens. */
export type Frequency = 'month' | 'quarter' | 'event';

export const frequencyWords: Readonly<Record<Frequency, string>> = { month: '每月', quarter: '每季度', event: '随时' };

export interface AffairsItem {
  code: string;
  name: string;
  /** What belongs in it, and the article. */
  said: string;
  frequency: Frequency;
  /** False where the village has nothing of the kind. */
  applies: boolean;
}

/** The item whose notices are the accounts of a month. */
export const accountsItem = 'accounts';
/** Of a township's yearly summary, which stands among what people write. */
export const annualItem = 'annual';

const article = '村民委员会组织法第三十条';

/** 村民委员会组织法 第三十条: 一般事项至少每季度公布一次, 财务收支 monthly where there are many, 重大事项随时. */
export const firstItems: readonly AffairsItem[] = [
  { code: 'decisions', name: '村民会议、村民代表会议决定事项', said: `会议讨论决定了什么，现在办到哪一步。${article}第（一）项、第二十三条、第二十四条。`, frequency: 'quarter', applies: true },
  { code: 'family-planning', name: '国家计划生育政策落实方案', said: `${article}第（二）项；写方案，不写到人。`, frequency: 'quarter', applies: true },
  { code: 'relief', name: '救灾救助、补贴补助资金物资管理使用情况', said: `政府拨付和接受社会捐赠的资金、物资，来了多少、给了什么、还剩多少。${article}第（三）项。`, frequency: 'quarter', applies: true },
  { code: 'assistance', name: '协助人民政府开展工作情况', said: `${article}第（四）项。`, frequency: 'quarter', applies: true },
  { code: accountsItem, name: '村级财务收支', said: `收支较多的每月公布。${article}第二款。`, frequency: 'month', applies: true },
  { code: 'major', name: '涉及村民利益的重大事项', said: `发生了就公布，不等季度。${article}第二款。`, frequency: 'event', applies: true },
  { code: 'others', name: '其他村民普遍关心的事项', said: `涉及村民利益、村民普遍关心的。${article}第（五）项。`, frequency: 'quarter', applies: true },
];
