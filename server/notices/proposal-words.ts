// What the list before payment asks of its readers: until when they object, and what happens then.
import { committeeShort } from '../domain/offices.ts';
import { chinaDate } from '../domain/period.ts';
import type { EditionContent, ListContent } from './content.ts';
import { quantityOf } from './words.ts';

type Days = Pick<EditionContent, 'lastDay' | 'period'>;

/** Where the period begins with the posting, the sheet cannot name its last day. */
function objectionTime({ lastDay, period }: Days): string {
  return lastDay === null ? `公示期内（自张贴之日起${period}）` : `${chinaDate(lastDay)}以前（含当天）`;
}

/** What is proposed, and what happens before it is paid. Nobody speaks of a list where there is none. */
export function proposedWords({ totals, rows, units, ...days }: Days & Pick<ListContent, 'totals' | 'rows' | 'units'>): string {
  const time = objectionTime(days);
  if (totals.households === 0) return `本期没有拟发放的款项。认为应当发给自己的，请在${time}提出；查实的，更正后再公示。`;
  const amounts = totals.areaUnits === null ? '金额' : `${quantityOf(units).name}、金额`;
  const [said, rest] = rows.length > 0 ? [`名单、${amounts}`, '按这份名单发放'] : [`${units.recipient}数、${amounts}`, '按公示的发放'];
  return `这笔钱还没有发。对${said}有异议的，请在${time}提出；异议查实的，更正后再公示；没有异议的，${rest}。`;
}

/** To whom and until when people object; ends in a colon where the telephone is printed after it. */
export function objectWords({ contact: { phone, office }, village, ...days }: Pick<EditionContent, 'contact' | 'village'> & Days): string {
  const where = office || committeeShort(village.name);
  return `有异议，请在${objectionTime(days)}到${where}当面提${phone ? '，或打电话：' : '。'}`;
}
