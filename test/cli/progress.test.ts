// The lines a person reads while the demonstration runs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openProgress, type ProgressStream } from '../../server/cli/progress.ts';
import { finishedLine, progressBar, widthOf } from '../../server/cli/progress-lines.ts';

/** A stream that keeps what is written, and a clock that moves 100 ms at every look. */
function recorder(isTTY: boolean): { stream: ProgressStream; written: string[]; now: () => number } {
  const written: string[] = [];
  let time = 0;
  return { written, stream: { isTTY, columns: 60, write: (text) => written.push(text) }, now: () => (time += 100) };
}

const countTo = (last: number) => async (report: (done: number, total: number) => void): Promise<number> => {
  for (let done = 1; done <= last; done += 1) report(done, last);
  return Promise.resolve(last);
};

describe('a finished step', () => {
  it('is one line with its counts and its seconds', () => {
    expect(finishedLine({ label: '读入支付文件', counts: [['个文件', 20], ['笔', 19_966]], seconds: 1.42 }))
      .toBe('读入支付文件：20 个文件，19,966 笔（1.4 秒）');
    expect(finishedLine({ label: '停止', counts: [], seconds: 119.7 })).toBe('停止（2 分 0 秒）');
  });
});

describe('the bar', () => {
  it('is full at the end, empty at the start, and never wider than the terminal', () => {
    expect(progressBar('打印', 0, 4, 80)).toBe(`打印 ${'░'.repeat(32)} 0/4`);
    expect(progressBar('打印', 4, 4, 80)).toBe(`打印 ${'█'.repeat(32)} 4/4`);
    fc.assert(fc.property(fc.nat(50_000), fc.nat(50_000), fc.integer({ min: 20, max: 200 }), (done, total, columns) => {
      expect(widthOf(progressBar('打印公开公示', done, total, columns))).toBeLessThan(columns);
    }));
  });
});

describe('progress', () => {
  it('goes to a terminal as a bar that the finished line replaces', async () => {
    const { stream, written, now } = recorder(true);
    expect(await openProgress(stream, now).step('读入', countTo(3), (count) => [['个文件', count]])).toBe(3);
    expect(written.at(0)).toMatch(/读入 █+░+ 1\/3$/u);
    expect(written.at(-1)).toContain('\u001B[2K读入：3 个文件（');
    expect(written.at(-1)).toMatch(/ 秒）\n$/u);
  });

  it('goes to a file as plain lines only', async () => {
    const { stream, written, now } = recorder(false);
    await openProgress(stream, now).step('读入', countTo(3), () => []);
    expect(written).toHaveLength(1);
    expect(written[0]).toMatch(/^读入（[\d.]+ 秒）\n$/u);
  });

  it('lets a failure through and leaves a clean line behind', async () => {
    const { stream, written, now } = recorder(true);
    const failing = async (): Promise<void> => Promise.reject(new Error('disk full'));
    await expect(openProgress(stream, now).step('写入', failing, () => [])).rejects.toThrow('disk full');
    expect(written).toEqual(['\r\u001B[2K']);
  });
});
