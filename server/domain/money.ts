// Money and area as people read them: integers in, Chinese notation out.

/**
 * An amount with thousands separators and two decimals.
 * @param fen integer 分; may be negative
 * @returns e.g. `93,749.10`
 * @throws RangeError when `fen` is not a safe integer
 */
export function formatYuan(fen: number): string {
  const { sign, whole, rest } = split(fen, 100);
  return `${sign}${withSeparators(whole)}.${String(rest).padStart(2, '0')}`;
}

/**
 * An area, two decimals, up to four where they carry a digit.
 * @param units integer 1/10000 亩
 * @returns e.g. `684.30`, `0.125`
 * @throws RangeError when `units` is not a safe integer
 */
export function formatArea(units: number): string {
  const { sign, whole, rest } = split(units, 10_000);
  const decimals = String(rest)
    .padStart(4, '0')
    .replace(/0{1,2}$/, '');
  return `${sign}${withSeparators(whole)}.${decimals}`;
}

/**
 * What a programme counts: areas with their decimals, everything else as whole numbers.
 * @param units integer 1/10000 of `unit`
 * @returns e.g. `684.30` of 亩, `3` of 台
 * @throws RangeError when `units` is not a safe integer
 */
export function formatQuantity(units: number, unit: string): string {
  return unit === '亩' || units % 10_000 !== 0 ? formatArea(units) : formatCount(units / 10_000);
}

/**
 * A count with thousands separators.
 * @throws RangeError when `count` is not a safe integer
 */
export function formatCount(count: number): string {
  const { sign, whole } = split(count, 1);
  return sign + withSeparators(whole);
}

/**
 * The amount in capitals (大写), as 《正确填写票据和结算凭证的基本规定》(支付结算办法 附一) asks:
 * 到元写整, 有角分不写整, one 零 for each gap.
 * @param fen integer 分
 * @param options `prefix` puts 人民币 in front
 * @returns e.g. `玖万叁仟柒佰肆拾玖元壹角`
 * @throws RangeError when `fen` is not a safe integer
 */
export function yuanInCapitals(fen: number, options: { prefix?: boolean } = {}): string {
  const { sign, whole, rest } = split(fen, 100);
  const jiao = Math.trunc(rest / 10);
  const words = yuanWords(whole, rest) + coinWords(jiao, rest % 10, whole > 0);
  return (options.prefix ? '人民币' : '') + (sign ? '负' : '') + words;
}

function split(value: number, unit: number): { sign: '' | '-'; whole: number; rest: number } {
  if (!Number.isSafeInteger(value)) throw new RangeError('An amount must be a safe integer');
  const size = Math.abs(value);
  const rest = size % unit;
  return { sign: value < 0 ? '-' : '', whole: (size - rest) / unit, rest };
}

function withSeparators(whole: number): string {
  return String(whole).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

function yuanWords(yuan: number, rest: number): string {
  if (yuan === 0) return rest === 0 ? '零元整' : '';
  return `${inWords(yuan)}元${rest === 0 ? '整' : ''}`;
}

function coinWords(jiao: number, fen: number, afterYuan: boolean): string {
  if (jiao === 0) return fen === 0 ? '' : `${afterYuan ? '零' : ''}${digit(fen)}分`;
  return `${digit(jiao)}角${fen === 0 ? '' : `${digit(fen)}分`}`;
}

const UNITS = [
  [100_000_000, '亿'],
  [10_000, '万'],
  [1000, '仟'],
  [100, '佰'],
  [10, '拾'],
] as const;

function inWords(value: number): string {
  for (const [size, word] of UNITS) {
    if (value < size) continue;
    const low = value % size;
    const gap = low > 0 && low < size / 10 ? '零' : '';
    return inWords((value - low) / size) + word + gap + (low > 0 ? inWords(low) : '');
  }
  return digit(value);
}

function digit(value: number): string {
  return '零壹贰叁肆伍陆柒捌玖'.charAt(value);
}
