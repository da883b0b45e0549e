// What is to be paid, for objections: the first board, the second after corrections, one household, nobody, totals only.
import { programmes } from '../../server/domain/programmes.ts';
import type { ListContent, PaperRow } from '../../server/notices/content.ts';
import { editionOf, onChannels, rowsOf } from './channels.tsx';
import type { Entry } from './entry.ts';

export function proposalEntries(): Entry[] {
  return [
    ...entries('first', '拟发放公示', 'farmland-fertility', rowsOf(40)),
    ...entries('second', '拟发放公示（第二榜）', 'farmland-fertility', rowsOf(39), { edition: 2, firstDay: '2026-06-01', lastDay: '2026-06-08', correction: { replaces: 1, reason: '3组1户不是本村的，异议查实，已经去掉；另有2户面积按实测改正', resentOn: null } }),
    ...entries('one', '拟发放公示：1 户', 'grain-one-off', rowsOf(1)),
    ...entries('none', '拟发放公示：没有', 'grain-one-off', []),
    ...entries('totals', '拟发放公示：只公示汇总数', 'old-age', rowsOf(12)),
    ...entries('no-phone', '拟发放公示：没有电话', 'reservoir-resettlement', rowsOf(20), { contact: { phone: null, office: null, hours: null } }),
  ];
}

function entries(key: string, said: string, code: string, rows: readonly PaperRow[], changes: Partial<ListContent> = {}): Entry[] {
  const programme = programmes.find((one) => one.code === code);
  if (!programme) return [];
  const proposedFen = rows.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const edition = editionOf(programme, {
    kind: 'proposal', paidOn: null, firstDay: '2026-05-22', lastDay: '2026-05-29', period: '7天', basis: '台农字〔2026〕5号',
    totals: { households: rows.length, areaUnits: null, standard: null, paidFen: 0, returnedFen: 0, unpaidFen: 0, proposedFen, pendingHouseholds: 0 },
    rows: programme.disclosureClass === 'totals' ? [] : [...rows], ...changes,
  });
  return onChannels(edition, (channel) => `proposal-${key}-${channel}`, (channel) => `${said}：${channel}`);
}
