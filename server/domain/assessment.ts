// 个人信息保护影响评估 (个人信息保护法 第五十五、五十六条): what must be written down before people are named.

export interface Assessment {
  /** Whether purpose and way are lawful, proper and necessary. */
  purpose: string;
  necessity: string;
  fields: string;
  channels: string;
  /** What it may do to the people, and what is done against it. */
  risk: string;
  measures: string;
}

/** As it is kept: also which text of the version was assessed, by its hash. */
export interface StoredAssessment extends Assessment { contentHash: string }

export const assessmentNames: Readonly<Record<keyof Assessment, string>> = {
  purpose: '处理目的', necessity: '必要性', fields: '涉及的个人信息', channels: '公开渠道', risk: '对个人权益的影响及风险', measures: '保护措施',
};

/** The report and the record are kept at least so long (第五十六条). */
export const ASSESSMENT_YEARS = 3;
