// What strangers read must be the same whoever the households are: rendered again with others in their place, it may not change.
import { GiveUp } from '../jobs/worker.ts';
import { isList } from './content.ts';
import type { StoredEdition } from './queries.ts';

const nobody = '某某';

/** The edition with every household replaced: as many rows, the same totals, nobody's name, group, area, standard or amount. */
export function blinded(edition: StoredEdition): StoredEdition {
  const { content } = edition;
  if (isList(content)) {
    const rows = content.rows.map(({ group, areaUnits, standard }) => ({ name: nobody, group: group && nobody, areaUnits: areaUnits === null ? null : 0, standard: standard && nobody, amountFen: 0 }));
    return { ...edition, content: { ...content, rows } };
  }
  if (content.kind !== 'annual') return edition;
  return { ...edition, content: { ...content, rows: content.rows.map(({ group, amountsFen }) => ({ name: nobody, group: group && nobody, amountsFen: amountsFen.map(() => 0) })) } };
}

/** Throws `GiveUp` with a sentence for the desk where `shown` tells of a household; `blind` is the same made of blinded editions. */
export function demandBlind(where: string, shown: string, blind: string): void {
  if (shown !== blind) throw new GiveUp(`${where}里有名单上某一户的姓名、组别、数量或金额，按公开规则只能公开合计，已拦下，没有公开。请告诉县里管系统的人。`);
}
