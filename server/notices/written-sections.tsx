// Parts of the page behind the code that all notices written by people share.
import type { Block } from '../domain/manuscript.ts';
import type { WrittenContent } from './content.ts';
import { committeeShort } from '../domain/offices.ts';
import { figuresOf, filesBeside, type Pictures } from './pictures.ts';
import { Facts, Section } from './public-layout.tsx';
import { periodWords } from './words.ts';

export function BlockView({ block }: { block: Block }) {
  if (block.kind === 'heading') return <h3>{block.text}</h3>;
  if (block.kind === 'text') return <>{block.text.split('\n').map((line) => <p>{line}</p>)}</>;
  return <OpenTable {...block} />;
}

/** Figures stand on the right. */
export function OpenTable({ caption, head, rows }: { caption: string | null; head: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <div class="scroll" role="region" aria-label={caption ?? '表'} tabindex={0}>
      <table>
        {caption ? <caption>{caption}</caption> : null}
        <thead><tr>{head.map((cell, i) => <th scope="col" class={rows.length > 0 && rows.every((row) => isFigure(row[i] ?? '')) ? 'figure' : undefined}>{cell}</th>)}</tr></thead>
        <tbody>{rows.map((row) => <tr>{row.map((cell) => <td class={cell !== '' && isFigure(cell) ? 'figure' : undefined}>{cell}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}

/** Below the words, so that these are there before the pictures have come. */
export function PictureSection({ content, pictures }: { content: WrittenContent; pictures: Pictures }) {
  const figures = figuresOf(content, pictures);
  if (figures.length === 0) return null;
  return <Section title="照片">{figures.map(({ src, caption, width, height }) => <figure><img src={src} alt={caption} width={width} height={height} /><figcaption>{caption}</figcaption></figure>)}</Section>;
}

export function isFigure(cell: string): boolean {
  return /^(?:-?[\d,]+(?:\.\d+)?)?$/.test(cell);
}

export function WrittenFacts({ content }: { content: WrittenContent }) {
  const { basis, number, edition, village } = content;
  const attachments = filesBeside(content);
  const facts: [string, string][] = [
    ...(basis ? [['依据', basis] as [string, string]] : []),
    ...(attachments.length > 0 ? [['附件', `${attachments.length} 个，到${committeeShort(village.name)}查阅`] as [string, string]] : []),
    ['公开期', periodWords(content)], ['公开编号', number], ['版次', `第${edition}版`],
  ];
  return <Section title="关于这份公开"><Facts facts={facts} /></Section>;
}
