// What a long command says while it works: pure text, made from labels, counts and seconds.

export type StepResult = {
  label: string;
  /** What came out of the step, e.g. [['文件', 20], ['笔', 19966]]; each is shown as a number and its word; text, such as an amount, as it is. */
  counts: readonly (readonly [word: string, count: number | string])[];
  seconds: number;
};

/** `读入支付文件：20 个文件，19,966 笔（1.4 秒）` */
export function finishedLine({ label, counts, seconds }: StepResult): string {
  const shown = counts.map(([word, count]) => `${typeof count === 'number' ? COUNT.format(count) : count} ${word}`).join('，');
  return `${label}${shown === '' ? '' : `：${shown}`}（${secondsText(seconds)}）`;
}

/**
 * `读入支付文件 ████████████░░░░░░░░░░░░ 10/20`, never wider than the terminal.
 * @param columns width of the terminal; a Chinese character takes two columns
 */
export function progressBar(label: string, done: number, total: number, columns: number): string {
  const figures = `${COUNT.format(done)}/${COUNT.format(total)}`;
  const room = columns - 1 - widthOf(label) - widthOf(figures) - 2;
  if (room < 8) return `${label} ${figures}`.slice(0, Math.max(0, Math.floor((columns - 1) / 2)));
  const length = Math.min(room, 32);
  const full = total > 0 ? Math.floor((Math.min(done, total) * length) / total) : length;
  return `${label} ${'█'.repeat(full)}${'░'.repeat(length - full)} ${figures}`;
}

/** Columns the text takes in a terminal: two for everything beyond Latin letters, figures and the bar itself. */
export function widthOf(text: string): number {
  return Array.from(text).reduce((width, character) => width + (NARROW.test(character) ? 1 : 2), 0);
}

function secondsText(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} 秒`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`;
}

const COUNT = new Intl.NumberFormat('zh-CN');
const NARROW = /^[\u0020-\u02ff\u2580-\u259f]$/u;
