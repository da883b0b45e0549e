// Why the file before a mended one was sent back: the clerk mends it beside this, and the reviewer sees whether it was mended.
import type { ReturnedBefore } from './review-queries.ts';
import { momentWords } from './words.ts';

export function ReturnedCard({ before }: { before: ReturnedBefore | null }) {
  if (before === null) return null;
  return (
    <section class="todo care">
      <h2>这是退回以后改好再报的</h2>
      <p>{`${before.by} ${momentWords(before.at)}退回，原因：${before.reason}`}</p>
      <p><a href={`/desk/batches/${before.batchId}`}>看退回的那一份</a></p>
    </section>
  );
}
