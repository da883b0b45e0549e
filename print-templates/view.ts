// What a notice on paper says: strings only, formatted, dated and whitelisted by the caller.

export type RowField = 'group' | 'name' | 'area' | 'standard' | 'amount';

export type RowColumn = {
  readonly field: RowField;
  /** Table head, with the unit: 面积(亩). */
  readonly label: string;
};

/** One household; a field without a column is not printed, a column without a field stays empty. */
export type NoticeRow = { readonly [field in RowField]?: string };

export type NoticePage = {
  readonly rows: readonly NoticeRow[];
  /** What this page adds up to. Printed only when there are several pages. */
  readonly subtotal: NoticeSum;
};

/** What rows add up to: how many there are, and the figures that stand under their columns. */
export type NoticeSum = {
  /** 40 户 */
  readonly count: string;
  readonly area?: string;
  readonly amount?: string;
};

export type NoticeFact = { readonly label: string; readonly value: string };

/**
 * Everything on the sheet but the rows; enough to work out the pages.
 *
 * @example
 * const slices = paginate(rows, frame);
 * const view = { ...frame, pages: slices.map(({ start, end }) => ({ rows: rows.slice(start, end), subtotal: sum(start, end) })) };
 */
export type NoticeFrame = {
  /** 泥沟镇北洛村2026年耕地地力保护补贴 */
  readonly title: string;
  /** Second line of the title: 发放结果公开 */
  readonly subtitle: string;
  /** Top left on every page: 村务公开 · 惠民惠农财政补贴发放结果 */
  readonly banner: string;
  /** The notice's own number, printed after 公开编号. */
  readonly number: string;
  /** 第1版 */
  readonly edition: string;
  /** Whole line with its label: 公开期：2026年6月22日至2026年6月30日（7个工作日）; null before it is fixed. */
  readonly period: string | null;
  /** One to four figures in the box under the title. */
  readonly facts: readonly NoticeFact[];
  /** Paragraphs under the box: the closing sum in one sentence, when and how it was paid. */
  readonly statements: readonly string[];
  /** Paragraphs after these: the documents the payment rests on. */
  readonly basis: readonly string[];
  /** In order, without 序号, which is always printed first; empty when nothing is listed row by row. */
  readonly columns: readonly RowColumn[];
  /** Printed in place of the table when there is no row: 本项目只公开汇总数，不逐户公开。 */
  readonly rowsNote: string | null;
  /** What the whole notice adds up to: the last row of the table, where there is a table. */
  readonly total: NoticeSum | null;
  /** The whole amount in capitals under the table: 人民币玖万叁仟柒佰肆拾玖元壹角; null for none. */
  readonly totalInWords: string | null;
  /** Absolute address in the QR code; null prints no code. */
  readonly qrUrl: string | null;
  /** The same address as people type it, without https://. */
  readonly address: string | null;
  /** Sentence before the telephone: 有疑问、有异议，可到泥沟镇便民服务中心3号窗口当面问，或打电话： */
  readonly askText: string;
  readonly phone: string | null;
  /** Lines at the signing place of the last page: 北洛村村民委员会（盖章）, 村务监督委员会：____, 经办：… 审核：…, the date. */
  readonly seal: readonly string[];
  /** 校验 7f3a 9c21, the edition's short hash. */
  readonly check: string;
  /** 存证 c4e8 1d07, the audit checkpoint's short form. */
  readonly witness: string | null;
  /** Bottom of every page: 本码只供查看，不收费，不要身份证号、银行卡号、验证码 */
  readonly caution: string;
  /** Notes under the total: 退回待重发 3 户…; corrections against the edition before. */
  readonly remarks: readonly string[];
  /** Printed in a bar on every page of an edition that is no longer current: 本版已由第2版代替。 */
  readonly superseded: string | null;
};

export type NoticeView = NoticeFrame & { readonly pages: readonly NoticePage[] };
