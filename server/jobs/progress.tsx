// How far long work has come, as whoever waits for it sees it: a bar, what is being done, about how long it will take.
import type { JobProgress } from '../db/tables.ts';
import { formatCount } from '../domain/money.ts';

export function Bar({ progress }: { progress: JobProgress | null }) {
  return progress?.total ? <progress max={progress.total} value={progress.done} aria-label="进度" /> : <progress aria-label="进度" />;
}

/** `of`: what is counted. */
export function sentence({ said, done, total }: JobProgress, of = '行'): string {
  if (total) return `${said}：已办 ${formatCount(done)} ${of}，共 ${formatCount(total)} ${of}`;
  return `${said}……`;
}

// Longer than any piece of work that is not told of; half of the time after which another server takes over.
const longestSilence = 30;

/** From the pace so far in this step; nothing before there is a pace. What nobody has heard of for a while has no pace either: its server may be gone. */
export function leftWords({ done, total, since, at }: JobProgress, now: Date): string {
  if (!total) return '';
  const silent = at === undefined ? 0 : (now.getTime() - Date.parse(at)) / 1000;
  if (silent > longestSilence) return '这一会儿没有动静。服务器要是刚才停过，一两分钟以内会自己接着办，不用重来。';
  const seconds = (now.getTime() - Date.parse(since)) / 1000 - silent;
  if (done === 0 || seconds < 1) return '';
  const left = Math.ceil((seconds / done) * (total - done) - silent);
  return left < 60 ? `这一步大约还要 ${Math.max(1, left)} 秒。` : `这一步大约还要 ${Math.ceil(left / 60)} 分钟。`;
}
