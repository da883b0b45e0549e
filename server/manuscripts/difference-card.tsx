// What a correction changes, old beside new, on screen and on paper: what went is struck through, what came is underlined.
import type { Child } from 'hono/jsx';
import { marked, type LineChange } from '../domain/line-difference.ts';
import { DataTable } from '../web/data-table.tsx';
import type { Difference } from './difference.ts';

export function DifferenceCard({ difference }: { difference: Difference | null }) {
  if (difference === null) return null;
  const { changes, same } = difference;
  if (changes.length === 0) return <section class="todo care"><h2>与已公开的一字不差</h2><p>正文、表格、依据和附件都没有改。</p></section>;
  const rows = changes.map((change) => [placeOf(change), <Old {...change} />, <New {...change} />]);
  return (
    <>
      <DataTable caption={`与已公开的相比，改了 ${changes.length} 处`} columns={[{ label: '哪里' }, { label: '已公开的' }, { label: '更正后' }]} rows={rows} />
      <p class="hint">{same === 0 ? '全部内容都改了。' : `其余 ${same} 处（段落、表格的行、依据和附件）一字没动。`}</p>
    </>
  );
}

/** Where they stand in the new text, and in the old one where it has another place there. */
function placeOf({ before, after }: LineChange): string {
  if (!before || !after) return (after ?? before)?.place ?? '';
  return before.place === after.place ? after.place : `${after.place}（原${before.place}）`;
}

function Old({ before, after }: LineChange) {
  if (!before) return <span class="wrap care-word">原来没有</span>;
  return <Cells cells={before.cells.map((cell, i) => marked(cell, after?.cells[i] ?? '').before.map(({ text, isSame }) => (isSame ? text : <del>{text}</del>)))} />;
}

function New({ before, after }: LineChange) {
  if (!after) return <span class="wrap care-word">删去了</span>;
  return <Cells cells={after.cells.map((cell, i) => marked(before?.cells[i] ?? '', cell).after.map(({ text, isSame }) => (isSame ? text : <ins>{text}</ins>)))} />;
}

function Cells({ cells }: { cells: readonly Child[][] }) {
  return <span class="wrap">{cells.every((pieces) => pieces.length === 0) ? '（空）' : cells.map((pieces, i) => <>{i > 0 ? '｜' : ''}{pieces}</>)}</span>;
}
