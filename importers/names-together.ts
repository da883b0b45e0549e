// What only shows when all names of a list lie side by side: the · of minority names, asked about once, and an encoding that nobody can trust.
import { finding, type Finding } from './finding.ts';
import type { CheckedRow } from './payment-row.ts';
import { isDamagedName, isDotted } from './person-name.ts';
import type { PlainStretch } from './plain-stretch.ts';
import type { Roles } from './roles.ts';
import { rowsTally } from './tally.ts';

/** Names of a stretch are neither dotted nor damaged. */
export type NameWatch = { add: (row: CheckedRow) => void; addStretch: (rows: PlainStretch) => void; findings: () => Finding[] };

/** More broken names than this, and more than one in ten, are no mistakes in single cells. */
const fewDamaged = 4;

export function watchNames(roles: Roles, sheet: string): NameWatch {
  const [dotted, damaged] = [rowsTally(), rowsTally()];
  let all = 0;
  return {
    add({ entry: { name, isOrganisation }, line: { row } }) {
      all++;
      if (isDotted(name) && !isOrganisation) dotted.add(row);
      if (isDamagedName(name)) damaged.add(row);
    },
    addStretch({ count }) {
      all += count;
    },
    findings() {
      const place = { sheet, column: (roles.get('name') ?? roles.get('payee') ?? roles.get('beneficiary'))?.letter ?? null };
      const isLost = damaged.count > fewDamaged && damaged.count * 10 > all;
      return [
        ...(isLost ? [finding('encoding-damaged', place, `${all} 行里有 ${damaged.count} 行的姓名成了乱码（${damaged.words()}），像是另存或传送时坏了。`)] : []),
        ...(dotted.count > 0 ? [finding('name-dotted', place, `有 ${dotted.count} 个姓名带间隔号“·”（${dotted.words()}）。`)] : []),
      ];
    },
  };
}
