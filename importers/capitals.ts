// Amounts in Chinese capitals (大写), as the totals of paper lists carry them.

const digits = '零壹贰叁肆伍陆柒捌玖';
const steps: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000 };
const amount = /^(?:([零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+)[元圆])?零?(?:([壹贰叁肆伍陆柒捌玖])角)?零?(?:([壹贰叁肆伍陆柒捌玖])分)?[整正]?$/;

/** Fen, null when the text is no amount in capitals below 10,000 亿元. @example readCapitals('壹仟零贰拾元伍角') // 102050 */
export function readCapitals(text: string): number | null {
  const match = amount.exec(text);
  if (!match || (match[1] ?? match[2] ?? match[3]) === undefined) return null;
  const yuan = match[1] === undefined ? 0 : wholeOf(match[1]);
  return yuan === null ? null : yuan * 100 + digits.indexOf(match[2] ?? '零') * 10 + digits.indexOf(match[3] ?? '零');
}

function wholeOf(text: string): number | null {
  let sum = 0;
  let rest = text;
  for (const [mark, size] of [['亿', 100_000_000], ['万', 10_000], ['', 1]] as const) {
    const end = mark === '' ? rest.length : rest.indexOf(mark);
    if (end === -1) continue;
    const part = rest.slice(0, end) === '' && mark === '' ? 0 : thousandsOf(rest.slice(0, end));
    if (part === null) return null;
    sum += part * size;
    rest = rest.slice(end + 1);
  }
  return rest === '' ? sum : null;
}

/** 贰仟零叁拾 → 2030: every step smaller than the one before. */
function thousandsOf(text: string): number | null {
  let [sum, last] = [0, 10_000];
  for (const [, digit = '', step = ''] of text.matchAll(/([壹贰叁肆伍陆柒捌玖]?)([拾佰仟]?)/g)) {
    if (digit === '' && step === '') continue;
    const size = steps[step] ?? 1;
    if (size >= last || (digit === '' && step !== '拾')) return null;
    sum += (digit === '' ? 1 : digits.indexOf(digit)) * size;
    last = size;
  }
  return /^[零壹贰叁肆伍陆柒捌玖拾佰仟]+$/.test(text) ? sum : null;
}
