// The columns in which a channel lists households: the same for the board's page and for what the reviewer is shown of it.
import { ruleOn } from '../domain/disclosure.ts';
import type { Channel, DisclosureRule, PublicField } from '../domain/disclosure.ts';
import { formatQuantity, formatYuan } from '../domain/money.ts';
import type { ListContent, PaperRow } from './content.ts';
import { viewFor } from './view.ts';
import { nameHead, quantityOf, sharedUnit, standardHead, standardParts, standardWords } from './words.ts';

export interface ListColumn {
  field: PublicField;
  label: string;
  of: (row: PaperRow) => string;
}

type Listed = Pick<ListContent, 'units'> & { disclosure: DisclosureRule; rows: readonly PaperRow[] };

/** Those of the rule; without what no row has, as the sheet on the wall leaves it out too. */
export function columnsOn({ disclosure, rows, units }: Listed, channel: Channel): ListColumn[] {
  const unit = sharedUnit(rows, units);
  const { name, unit: counted } = quantityOf(units);
  const columns: (ListColumn & { isThere: boolean })[] = [
    { field: 'group', label: '组', of: ({ group }) => group ?? '', isThere: rows.some(({ group }) => group) },
    { field: 'name', label: nameHead(units), of: ({ name: person }) => person, isThere: true },
    { field: 'areaUnits', label: `${name.slice(-2)}(${counted})`, of: ({ areaUnits }) => (areaUnits === null ? '' : formatQuantity(areaUnits, counted)), isThere: rows.some(({ areaUnits }) => areaUnits !== null) },
    { field: 'standard', label: standardHead(rows, units), of: ({ standard }) => (standard === null ? '' : unit === null ? standardWords(standard, units) : standardParts(standard, units).figure), isThere: rows.some(({ standard }) => standard) },
    { field: 'amountFen', label: '金额(元)', of: ({ amountFen }) => formatYuan(amountFen), isThere: true },
  ];
  const { fields } = ruleOn(disclosure, channel);
  return columns.filter(({ field, isThere }) => isThere && fields.includes(field)).map(({ field, label, of }) => ({ field, label, of }));
}

/** The rows that the village's own board names: only of what may be told by household, and only where the rule switches names on. Nobody where the sheet names nobody. */
export function namedOnBoard(content: Pick<ListContent, 'disclosure' | 'totals' | 'rows'>): PaperRow[] {
  return content.disclosure.disclosureClass === 'household' && ruleOn(content.disclosure, 'screen').fields.includes('name') ? viewFor(content, 'screen').rows : [];
}
