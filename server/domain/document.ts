// Policy and fund documents by their numbers (文号), and whether a text cites one.

export type DocumentKind = 'policy' | 'fund';
export type Standing = 'in-force' | 'changed' | 'ended';

export interface DocumentText {
  number: string; kind: DocumentKind; title: string; issuedOn: string | null; amountFen: number | null; programmes: string[]; standing: Standing; address: string;
}

/** What one person wrote and another has not published yet; `file` is the PDF that would stand there, `by` and `at` who wrote it and when. */
export interface ProposedDocument { text: DocumentText; file: { sha256: string; bytes: number } | null; by: string; at: string }

export const documentKinds: Readonly<Record<DocumentKind, string>> = { policy: '政策文件', fund: '资金文件' };
export const standingNames: Readonly<Record<Standing, string>> = { 'in-force': '有效', changed: '已修改', ended: '已废止或失效' };

/** One spelling for all that people type: 台农字〔2026〕8号 for 台农字[2026]第8号 and 台农字（2026）８号. */
export function numberKey(number: string): string {
  return number.normalize('NFKC').replace(/\s+/g, '').replace(/[[【({〔]((?:19|20)\d\d)[\]】)}〕]第?0*(\d+)号/g, '〔$1〕$2号').toUpperCase();
}

// Before a number people write so, or the name of an office; any other character before it makes it another office's: 鲁财农〔2026〕8号 is not 财农〔2026〕8号.
const before = /(?:^|[^\p{Script=Han}A-Z0-9]|依据|根据|按照|依照|参照|执行|文号|文件|通知|下达|印发|转发|批复|和|与|及|见|据|按|以|由|的|等|为|[局厅部府])$/u;

/** Whether `text` cites the document of this number. */
export function cites(text: string, number: string): boolean {
  const [whole, key] = [numberKey(text), numberKey(number)];
  if (key === '') return false;
  for (let at = whole.indexOf(key); at >= 0; at = whole.indexOf(key, at + 1)) if (before.test(whole.slice(0, at))) return true;
  return false;
}
