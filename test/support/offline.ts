// Editions of one village made from the text of a payment file, as the command for a clerk without a server makes them.
import { checkFile } from '../../importers/index.ts';
import type { RegisterVillage } from '../../importers/index.ts';
import { holidayCalendar } from '../../server/calendar.ts';
import { offlineEditions } from '../../server/cli/offline-editions.ts';
import type { OfflineEdition } from '../../server/cli/offline-editions.ts';

const village: RegisterVillage = { code: '990101001202', village: '北洛村委会', shortName: '北洛村', townshipCode: '990101001', township: '泥沟镇', countyCode: '990101', county: '青山县' };

export function editionOf(text: string, programme: string): OfflineEdition {
  const { entries, findings } = checkFile({ name: '明细.csv', bytes: new TextEncoder().encode(text), programme, villages: [village] });
  const blocks = findings.filter(({ severity }) => severity === 'block');
  const subject = { programme, year: 2026, term: '', paidOn: null, basis: '', contact: { phone: null, office: null, hours: null } };
  const [edition] = offlineEditions(entries, [village], subject, '2026-06-22', holidayCalendar());
  if (!edition || blocks.length > 0) throw new Error(`no edition: ${blocks.map(({ said }) => said).join('')}`);
  return edition;
}
