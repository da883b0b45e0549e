// Tells the person at the terminal which step runs and what it brought; a bar where it can be redrawn, else plain lines.
import { finishedLine, progressBar, type StepResult } from './progress-lines.ts';

export type ProgressStream = { isTTY?: boolean; columns?: number; write(text: string): unknown };

export type Counts = StepResult['counts'];

export type Progress = {
  /** Runs the step, lets it report how far it is, and writes one line when it is done; a failure passes through. */
  step<T>(label: string, work: (report: (done: number, total: number) => void) => Promise<T>, counts: (result: T) => Counts): Promise<T>;
};

/** @param now milliseconds of a clock that only goes forward, such as `performance.now` */
export function openProgress(stream: ProgressStream, now: () => number): Progress {
  const redraws = stream.isTTY === true;
  return {
    async step(label, work, counts) {
      const started = now();
      let drawn = redraws ? Number.NEGATIVE_INFINITY : started;
      const report = (done: number, total: number): void => {
        if (now() - drawn < (redraws ? REDRAW_MS : LINE_MS)) return;
        drawn = now();
        // Some terminals say that they are 0 columns wide.
        stream.write(redraws ? CLEAR_LINE + progressBar(label, done, total, stream.columns || 80) : `${label} ${done}/${total}\n`);
      };
      try {
        const result = await work(report);
        const line = finishedLine({ label, counts: counts(result), seconds: (now() - started) / 1000 });
        stream.write(`${redraws ? CLEAR_LINE : ''}${line}\n`);
        return result;
      } catch (error) {
        // The message that follows must not stand behind half a bar.
        if (redraws) stream.write(CLEAR_LINE);
        throw error;
      }
    },
  };
}

/** A terminal redrawn more often flickers and slows the work. */
const REDRAW_MS = 80;
/** In a log, a sign of life now and then. */
const LINE_MS = 15_000;
const CLEAR_LINE = '\r\u001B[2K';
