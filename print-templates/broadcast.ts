// The text for the village loudspeaker (广播稿): plain sentences, everything as it is spoken, nobody by name.

export type BroadcastView = {
  /** 北洛村 */
  readonly village: string;
  /** 村务公开 */
  readonly affairs: string;
  /** 村民 */
  readonly residents: string;
  /** 村委会 */
  readonly committee: string;
  /** What is read out, a sentence each, amounts as spoken: 全村一百三十二户，一共领到九万三千七百四十九元一角。 */
  readonly sentences: readonly string[];
  /** 村委会院墙的村务公开栏 */
  readonly place: string;
  /** 从六月二十二日到六月三十日 */
  readonly period: string;
  /** 泥沟镇便民服务中心三号窗口; null when there is only the telephone. */
  readonly office: string | null;
  /** As spoken: 零六三二，六六幺幺二三四 */
  readonly phone: string | null;
};

/** The same text twice, as is the custom on a loudspeaker; lines end where the speaker takes a breath. */
export function broadcast(view: BroadcastView): string {
  const lines = [
    `各位${view.residents}，大家好。现在广播${view.village}的${view.affairs}。`,
    ...view.sentences,
    `公开表贴在${view.place}，${view.period}，大家可以去看。`,
    ...askingOf(view),
    '公开不收任何费用。谁来要身份证号、银行卡号、验证码，都是骗子，不要给。',
  ];
  return [...lines, '再广播一遍。', ...lines, '广播完了，谢谢大家。'].join('\n');
}

function askingOf({ office, phone, committee }: BroadcastView): string[] {
  if (office === null && phone === null) return [`有疑问，请到${committee}当面问。`];
  return [`有疑问，请${[office === null ? '' : `到${office}问`, phone === null ? '' : `打电话${phone}`].filter(Boolean).join('，或者')}。`];
}
