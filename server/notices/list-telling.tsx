// How a list of payments is told.
import { renderNotices } from '../../print-templates/index.tsx';
import { formatYuan } from '../domain/money.ts';
import type { ListContent } from './content.ts';
import { paperCsv } from './data.ts';
import { ListSections } from './list-sections.tsx';
import { kindWords, saidFen } from './kind-words.ts';
import { paperView } from './paper.ts';
import { numberInRows } from './printed-words.ts';
import type { Telling } from './tellings.ts';
import { viewFor, withheldWords } from './view.ts';
import { householdWords } from './words.ts';

export function listTelling(content: ListContent): Telling {
  const { totals } = content;
  return {
    papers: ['a4', 'a3', 'a4-landscape', 'a3-landscape'],
    sheet: (imprint, paper) => renderNotices([paperView(content, imprint, paper)], paper),
    table: () => ({ name: 'payments.csv', text: paperCsv(content) }),
    sections: () => <ListSections content={content} />,
    line() {
      const view = viewFor(content, 'internet');
      return view.totals ? `${householdWords(view.totals, content.units)}，${kindWords(content).amount} ${formatYuan(saidFen(view.totals))} 元` : withheldWords(view, content.units.recipient);
    },
    numberIn(known) {
      const word = numberInRows(content, known);
      return word && `有一户的${word}`;
    },
    record: () => ({ households: totals.households, paidFen: totals.paidFen, ...(totals.proposedFen === undefined ? {} : { proposedFen: totals.proposedFen }) }),
  };
}
