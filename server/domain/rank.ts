// How people number the lists that are posted one after the other for objections: 第一榜, 第二榜.
const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 → 第一榜; whole numbers from 1 to 99. */
export function rankWords(n: number): string {
  const [tens, ones] = [Math.trunc(n / 10), n % 10];
  const said = tens === 0 ? digits[ones] : `${tens > 1 ? digits[tens] : ''}十${digits[ones]}`;
  return `第${said}榜`;
}
