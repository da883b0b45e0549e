// Which words of a manuscript name people of the village's lists, though they go to the internet: told to writer and reviewer, who decide.
import type { Deps } from '../deps.ts';
import { possibleNames } from '../domain/names-in.ts';
import type { ManuscriptContent } from '../domain/manuscript.ts';
import { openBlock } from '../notices/affairs-telling.tsx';
import { namesTold } from '../notices/village-names.ts';
import type { Manuscript } from './queries.ts';

export interface Named { name: string; place: string }

/** In the order in which they stand. */
export async function namedIn(deps: Pick<Deps, 'db'>, { villageCode, title, content }: Pick<Manuscript, 'villageCode' | 'title' | 'content'>): Promise<Named[]> {
  if (villageCode === null) return [];
  const texts = [{ place: '名称', text: title }, { place: '依据', text: content.basis }, ...openTexts(content)];
  const names = await namesTold(deps, villageCode);
  return texts.flatMap(({ place, text }) => {
    const possible = possibleNames(text);
    return names.filter((name) => possible.has(name)).map((name) => ({ name, place }));
  });
}

const mostShown = 10;

export function NamedCard({ named }: { named: readonly Named[] }) {
  if (named.length === 0) return null;
  return (
    <section class="todo care">
      <h2>上网的文字里有村民的姓名</h2>
      <ul>{named.slice(0, mostShown).map(({ name, place }) => <li>{`${place}：${name}`}</li>)}</ul>
      <p>{`${named.length > mostShown ? `共 ${named.length} 处。` : ''}补贴名单上有同名的人。是领钱、受助的村民，请改写成几户、几人；是村干部履行职务，可以不改。`}</p>
    </section>
  );
}

/** What strangers read of it. */
function openTexts(content: ManuscriptContent): { place: string; text: string }[] {
  if (content.kind === 'finance') return content.accounts.entries.map(({ item }, i) => ({ place: `第${i + 1}笔的摘要`, text: item }));
  if (content.kind !== 'affairs') return [];
  return content.blocks.map((block, i) => {
    const open = openBlock(block);
    return { place: `第${i + 1}段`, text: open.kind === 'table' ? [open.caption ?? '', ...open.head, ...open.rows.flat()].join('\n') : open.text };
  });
}
