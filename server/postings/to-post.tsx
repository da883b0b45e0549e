// The sheets that a village has to put up now, each with its button.
import { listedWords } from '../notices/notices-page.tsx';
import type { PostedNotice } from './queries.ts';
import { daysOut } from './words.ts';

export function ToPost({ waiting, now }: { waiting: readonly PostedNotice[]; now: Date }) {
  return (
    <section class="todo">
      <h2>{`请张贴，再拍照确认：${waiting.length} 份`}</h2>
      {waiting.map((notice) => <p><a class="button big" href={`/desk/postings/${notice.editionId}`}>{`${listedWords(notice)}（${daysOut(notice, now)}）`}</a></p>)}
    </section>
  );
}
