// A correction beside what it corrects, line by line: paragraphs, rows of tables, entries of accounts, files.
import type { Actor } from '../accounts/actor.ts';
import type { Deps } from '../deps.ts';
import { lineDifference, type Line, type LineChange } from '../domain/line-difference.ts';
import { guidanceHeads, type Block, type Guidance, type ManuscriptContent } from '../domain/manuscript.ts';
import { formatYuan } from '../domain/money.ts';
import { attachmentsOf, type Attachment } from './attachments.ts';
import { manuscriptFor, type Manuscript } from './queries.ts';

export interface Difference { changes: LineChange[]; same: number }

/** Null where nothing is corrected. */
export async function differenceOf({ db }: Pick<Deps, 'db'>, actor: Actor, { corrects, content }: Manuscript, files: readonly Attachment[]): Promise<Difference | null> {
  if (corrects === null) return null;
  const old = await manuscriptFor(db, actor, corrects);
  return lineDifference(linesOf(old.content, await attachmentsOf(db, corrects)), linesOf(content, files));
}

/** All that is told of it and can be another in a correction; its name and term cannot. */
export function linesOf(content: ManuscriptContent, files: readonly Attachment[]): Line[] {
  return [
    ...textOf(content), { place: '依据', kind: 'basis', key: 'basis', cells: [content.basis] },
    // The bytes count too: a file may be another under the same name.
    ...files.map(({ name, picture, sha256 }): Line => ({ place: '附件', kind: `file ${sha256}`, cells: [picture?.caption || name] })),
  ];
}

function textOf(content: ManuscriptContent): Line[] {
  if (content.kind === 'affairs') return content.blocks.flatMap(blockLines);
  if (content.kind === 'finance') {
    const { openingFen, entries, closingFen } = content.accounts;
    const amount = (said: string, fen: number) => (fen === 0 ? '' : `${said} ${formatYuan(fen)}`);
    return [
      { place: '上月结余', kind: 'opening', key: 'opening', cells: [formatYuan(openingFen)] },
      ...entries.map(({ day, voucher, item, incomeFen, expenseFen, handler }, i): Line => ({ place: `第${i + 1}笔`, kind: 'entry', key: voucher, cells: [day, voucher, item, amount('收入', incomeFen), amount('支出', expenseFen), handler] })),
      { place: '本月结余', kind: 'closing', key: 'closing', cells: [formatYuan(closingFen)] },
    ];
  }
  return [
    ...(Object.keys(guidanceHeads) as (keyof Guidance)[]).map((key): Line => ({ place: guidanceHeads[key], kind: key, key, cells: [content.guidance[key]] })),
    { place: '截止日期', kind: 'deadlineOn', key: 'deadlineOn', cells: [content.deadlineOn ?? ''] },
  ];
}

/** `at` counts from 0, people from 1, as the form does. */
function blockLines(block: Block, at: number): Line[] {
  const place = `第${at + 1}段`;
  if (block.kind !== 'table') return [{ place, kind: block.kind, cells: [block.text] }];
  return [
    ...(block.caption === null ? [] : [{ place: `${place}的表名`, kind: 'caption', cells: [block.caption] }]), { place: `${place}的表头`, kind: 'head', cells: block.head },
    ...block.rows.map((cells, i): Line => ({ place: `${place}的表第${i + 1}行`, kind: 'row', key: cells[0] ?? '', cells })),
  ];
}
