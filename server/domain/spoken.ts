// Amounts, counts and telephones as a person reads them aloud, for the loudspeaker and for screens that speak.

/**
 * An amount as it is spoken.
 * @param fen integer 分, not negative
 * @returns e.g. `一万二千三百元五角`, `三元零五分`, `零元`
 * @throws RangeError when `fen` is negative or not a safe integer
 */
export function spokenYuan(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError('An amount must be a safe integer and not negative');
  const rest = fen % 100;
  const yuan = (fen - rest) / 100;
  const [jiao, cents] = [Math.trunc(rest / 10), rest % 10];
  const coins = (jiao > 0 ? `${digit(jiao)}角` : '') + (cents > 0 ? `${jiao === 0 && yuan > 0 ? '零' : ''}${digit(cents)}分` : '');
  if (yuan === 0 && coins !== '') return coins;
  return `${counted(yuan, '元')}${coins}`;
}

/**
 * A count with its measure word, 二 before it being 两.
 * @returns e.g. `一百三十二户`, `两户`, `十五人`
 * @throws RangeError when `count` is negative or not a safe integer
 */
export function counted(count: number, word: string): string {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('A count must be a safe integer and not negative');
  return `${count === 2 ? '两' : spoken(count)}${word}`;
}

/** Digit by digit, 幺 for 1 as on the telephone: 0632-6611234 → 零六三二，六六幺幺二三四; whatever is no digit becomes a pause. */
export function spokenPhone(phone: string): string {
  return phone.trim().replace(/\D+/g, '，').replace(/\d/g, (one) => (one === '1' ? '幺' : digit(Number(one)))).replace(/^，|，$/g, '');
}

/** A year digit by digit: 2026 → 二〇二六. */
export function spokenYear(year: number): string {
  return String(year).replace(/\d/g, (one) => (one === '0' ? '〇' : digit(Number(one))));
}

/** 六月二十二日; with the year where it is not `year`. */
export function spokenDay(day: string, year: number): string {
  const [of = 0, month = 0, date = 0] = day.split('-').map(Number);
  return `${of === year ? '' : `${spokenYear(of)}年`}${spoken(month)}月${spoken(date)}日`;
}

/** A text with its whole numbers as they are spoken: 3号窗口 → 三号窗口, 7个工作日 → 七个工作日. */
export function spokenText(text: string): string {
  return text.replace(/\d+/g, (digits) => (digits.length > 1 && digits.startsWith('0') ? Array.from(digits, (one) => digit(Number(one))).join('') : spoken(Number(digits))));
}

const UNITS = [[100_000_000, '亿'], [10_000, '万'], [1000, '千'], [100, '百'], [10, '十']] as const;

function spoken(value: number): string {
  // 十二 and 两千 at the beginning, 一百一十二 and 一万二千 within.
  return inWords(value).replace(/^一十/, '十').replace(/^二(?=[千万亿])/, '两');
}

function inWords(value: number): string {
  for (const [size, word] of UNITS) {
    if (value < size) continue;
    const low = value % size;
    const high = (value - low) / size;
    return inWords(high) + word + (low === 0 ? '' : (low < size / 10 ? '零' : '') + inWords(low));
  }
  return digit(value);
}

function digit(value: number): string {
  return '零一二三四五六七八九'.charAt(value);
}
