// How it is told who can apply for a programme, with what, by when and where: the leaflet (明白纸) and its page.
import { renderLeaflet } from '../../print-templates/index.tsx';
import { guidanceHeads, type Guidance } from '../domain/manuscript.ts';
import { chinaDate } from '../domain/period.ts';
import type { ApplicationContent } from './content.ts';
import { figuresOf, type Pictures } from './pictures.ts';
import { Section } from './public-layout.tsx';
import { tableText } from '../table-text.ts';
import type { Telling } from './tellings.ts';
import { PictureSection, WrittenFacts } from './written-sections.tsx';
import { attachedTexts, numberPlace } from './written-words.ts';
import { closingLines, flowPaper, writtenEdges, writtenPapers } from './written-paper.ts';
import { telephonesOf, wholeTitle } from './words.ts';

export function applicationTelling(content: ApplicationContent, pictures: Pictures): Telling {
  const { title, year, term, guidance, deadlineOn, programme } = content;
  return {
    papers: writtenPapers,
    sheet: (imprint, paper) => renderLeaflet({ ...writtenEdges(content, imprint), title: `${year}年${term}${title}`, subtitle: '申报明白纸', sections: partsOf(content), figures: figuresOf(content, pictures), closing: closingLines(content) }, flowPaper(paper)),
    table: () => ({ name: 'table.csv', text: tableText([[wholeTitle(content)], ...partsOf(content).map(({ heading, lines }) => [heading, lines.join('\n')])]) }),
    sections: () => (
      <>
        {partsOf(content).map(({ heading, lines }) => <Section title={heading}>{lines.length > 1 ? <ol>{lines.map((line) => <li>{line}</li>)}</ol> : lines.map((line) => <p>{line}</p>)}</Section>)}
        <PictureSection content={content} pictures={pictures} />
        <WrittenFacts content={content} />
      </>
    ),
    line: () => (deadlineOn ? `${chinaDate(deadlineOn)}截止` : '可以申报'),
    numberIn: (known) => numberPlace(
      [...keys.map((key) => ({ place: `“${guidanceHeads[key]}”里`, text: guidance[key] })), { place: '依据', text: content.basis }, { place: '更正说明', text: content.correction?.reason ?? '' }, ...attachedTexts(content.attachments)],
      known, telephonesOf(content),
    ),
    record: () => ({ programme, deadlineOn: deadlineOn ?? '' }),
  };
}

const keys = Object.keys(guidanceHeads) as (keyof Guidance)[];

/** What is not said has no part; several lines are numbered. */
export function partsOf({ guidance, deadlineOn }: Pick<ApplicationContent, 'guidance' | 'deadlineOn'>): { heading: string; lines: string[] }[] {
  return keys.flatMap((key) => {
    const said = linesOf(guidance[key]);
    const lines = key === 'deadline' && deadlineOn ? [`${chinaDate(deadlineOn)}截止。`, ...said] : said;
    return lines.length > 0 ? [{ heading: guidanceHeads[key], lines }] : [];
  });
}

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter(Boolean);
}
