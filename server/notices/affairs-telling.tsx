// How a piece of village affairs is told: whole on paper; elsewhere without the tables that name people.
import { renderAffairs } from '../../print-templates/index.tsx';
import { formatCount } from '../domain/money.ts';
import type { Block } from '../domain/manuscript.ts';
import { namesPersons } from '../domain/person-columns.ts';
import type { AffairsContent } from './content.ts';
import { BlockView, isFigure, PictureSection, WrittenFacts } from './written-sections.tsx';
import { figuresOf, type Pictures } from './pictures.ts';
import { Section } from './public-layout.tsx';
import { tableText } from '../table-text.ts';
import type { Telling } from './tellings.ts';
import { attachedTexts, numberPlace, type PlacedText } from './written-words.ts';
import { closingLines, flowPaper, writtenEdges, writtenPapers } from './written-paper.ts';
import { wholeTitle } from './words.ts';

export function affairsTelling(content: AffairsContent, pictures: Pictures): Telling {
  const { blocks, title, township, village, year, term } = content;
  return {
    papers: writtenPapers,
    sheet: (imprint, paper) => renderAffairs({ ...writtenEdges(content, imprint), title: `${township}${village.name}${year}年${term}`, subtitle: title, blocks, figures: figuresOf(content, pictures), closing: closingLines(content) }, flowPaper(paper)),
    table: () => ({ name: 'table.csv', text: tableText([[wholeTitle(content)], ...blocks.flatMap(linesOf)]) }),
    sections: () => (
      <>
        {sectionsOf(blocks).map(({ heading, parts }) => <Section title={heading ?? '内容'}>{parts.map((block) => <BlockView block={openBlock(block)} />)}</Section>)}
        <PictureSection content={content} pictures={pictures} />
        <WrittenFacts content={content} />
      </>
    ),
    line: () => firstText(blocks),
    numberIn: (known) => numberPlace(textsOf(content), known, content.contact.phone ? [content.contact.phone] : []),
    record: () => ({ blocks: blocks.length }),
  };
}

/** What is public beyond the village's own board: of a table that names people only that it hangs there. */
export function openBlock(block: Block): Block {
  if (block.kind !== 'table' || !namesPersons(block)) return block;
  return { kind: 'text', text: `${block.caption ?? '名单'}：共${formatCount(block.rows.length)}行，写有姓名，只贴在公开栏，网上不列。` };
}

/** Whether a column holds figures alone. */
export function isFigureColumn(rows: readonly (readonly string[])[], column: number): boolean {
  return rows.length > 0 && rows.every((row) => isFigure(row[column] ?? ''));
}

/** Headings with what stands below each; what stands before the first has none. */
export function sectionsOf(blocks: readonly Block[]): { heading: string | null; parts: Block[] }[] {
  const sections: { heading: string | null; parts: Block[] }[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push({ heading: block.text, parts: [] });
    else if (sections.length === 0) sections.push({ heading: null, parts: [block] });
    else sections.at(-1)?.parts.push(block);
  }
  return sections;
}

function linesOf(block: Block): string[][] {
  return block.kind === 'table' ? [...(block.caption ? [[block.caption]] : []), block.head, ...block.rows] : [[block.text]];
}

const longestLine = 40;

function firstText(blocks: readonly Block[]): string {
  const first = blocks.find(({ kind }) => kind === 'heading') ?? blocks.find(({ kind }) => kind === 'text');
  const text = Array.from(first && first.kind !== 'table' ? first.text : '');
  return text.length > longestLine ? `${text.slice(0, longestLine).join('')}…` : text.join('');
}

function textsOf({ blocks, basis, title, term, attachments, correction }: AffairsContent): PlacedText[] {
  return [
    ...blocks.flatMap((block, i) => placed(block, i + 1)), { place: '依据', text: basis }, { place: '标题', text: title + term },
    { place: '更正说明', text: correction?.reason ?? '' }, ...attachedTexts(attachments),
  ];
}

/** `at` counts from 1 as the form does. */
function placed(block: Block, at: number): PlacedText[] {
  if (block.kind !== 'table') return [{ place: `第${at}段`, text: block.text }];
  return [
    { place: `第${at}段的表名`, text: block.caption ?? '' }, ...block.head.map((text) => ({ place: `第${at}段的表头`, text })),
    ...block.rows.flatMap((row, i) => row.map((text, j) => ({ place: `第${at}段表的第${i + 1}行“${block.head[j] ?? ''}”`, text }))),
  ];
}
