// A village's year: what each programme paid, and what each household got from all of them. Pure; amounts in 分.
import { ruleOn, smallestOn, type Channel, type DisclosureRule } from './disclosure.ts';
import { countHomes } from './homes.ts';
import { isFew, mostSmallest } from './small-groups.ts';

/** One programme's payments of the year to the village, over all its notices. */
export interface YearOfProgramme {
  code: string;
  name: string;
  recipient: '户' | '人';
  /** The one in force when the year is summed up. */
  disclosure: DisclosureRule;
  /** Channels on which one of its notices did not tell its total: the sum of the year would tell it by subtraction. */
  withheldOn: Channel[];
  payments: readonly YearPayment[];
}

export interface YearPayment { person: string; account?: string | null; name: string; group: string | null; amountFen: number }

interface YearSums {
  households: number;
  /** Where they are fewer than the persons, and too few for a channel. */
  homes?: number;
  paidFen: number;
  /** Whether it has a column in the table of households. */
  isListed: boolean;
}
export type AnnualProgramme<Y extends YearOfProgramme = YearOfProgramme> = Omit<Y, 'payments'> & YearSums;

/** `amountsFen`: one for each listed programme in their order, 0 where nothing was paid. */
export interface AnnualRow { group: string | null; name: string; amountsFen: number[] }

export interface AnnualFacts<Y extends YearOfProgramme> { programmes: AnnualProgramme<Y>[]; rows: AnnualRow[]; households: number; paidFen: number }

/** Programmes of which the paper may not even tell a total are left out before. */
export function annualFacts<Y extends YearOfProgramme>(years: readonly Y[]): AnnualFacts<Y> {
  const told = years.filter(({ disclosure }) => ruleOn(disclosure, 'paper').totals);
  const listed = told.filter(({ disclosure }) => isListed(disclosure));
  const showsGroup = listed.every(({ disclosure }) => ruleOn(disclosure, 'paper').fields.includes('group'));
  const rows = rowsOf(listed).map((row) => (showsGroup ? row : { ...row, group: null }));
  return {
    programmes: told.map(({ payments, ...programme }) => ({ ...programme, isListed: isListed(programme.disclosure), households: personsIn(payments), ...homesOf(programme.disclosure, payments), paidFen: fenOf(payments) })),
    rows, households: personsIn(told.flatMap(({ payments }) => payments)), paidFen: fenOf(told.flatMap(({ payments }) => payments)),
  };
}

/** By name and amount on paper; a masked name beside an open one in the same row would be masked no more. */
function isListed(disclosure: DisclosureRule): boolean {
  const { fields, masked } = ruleOn(disclosure, 'paper');
  return fields.includes('name') && fields.includes('amountFen') && !masked;
}

const groups = new Intl.Collator('zh', { numeric: true });

/** A row a person; the name and the group as they were written first, the rows by group. */
function rowsOf(listed: readonly YearOfProgramme[]): AnnualRow[] {
  const rows = new Map<string, AnnualRow>();
  for (const [column, { payments }] of listed.entries()) {
    for (const { person, name, group, amountFen } of payments) {
      const row = rows.get(person) ?? { group: null, name, amountsFen: listed.map(() => 0) };
      rows.set(person, { ...row, group: row.group ?? group, amountsFen: row.amountsFen.with(column, (row.amountsFen[column] ?? 0) + amountFen) });
    }
  }
  return [...rows.values()].toSorted((a, b) => (a.group === null ? Number(b.group !== null) : b.group === null ? -1 : groups.compare(a.group, b.group)));
}

function personsIn(payments: readonly YearPayment[]): number {
  return new Set(payments.map(({ person }) => person)).size;
}

function homesOf({ channels }: DisclosureRule, payments: readonly YearPayment[]): Pick<YearSums, 'homes'> {
  const homes = countHomes(payments);
  return homes < personsIn(payments) && homes < mostSmallest(channels) ? { homes } : {};
}

function fenOf(payments: readonly YearPayment[]): number {
  return payments.reduce((sum, { amountFen }) => sum + amountFen, 0);
}

export interface AnnualLine { programme: AnnualProgramme; /** Null: told here. */ withheld: 'few' | 'closed' | null }

/** `said`: the sentence that must stand beside the sum where something is not in it. */
export interface AnnualView { lines: AnnualLine[]; fen: number; said: string | null }

/** What a channel where strangers read may show; the sum is over what is shown alone, and no other sum may stand beside it. */
export function annualView(programmes: readonly AnnualProgramme[], channel: Channel): AnnualView {
  const lines = programmes.map((programme): AnnualLine => ({ programme, withheld: withheldOn(programme, channel) }));
  const [few, closed] = (['few', 'closed'] as const).map((why) => lines.filter(({ withheld }) => withheld === why).length);
  const fen = lines.reduce((sum, { programme, withheld }) => (withheld === null ? sum + programme.paidFen : sum), 0);
  return { lines, fen, said: few || closed ? `另有${(few ?? 0) + (closed ?? 0)}项为保护个人信息不在这里公布，也没有计入合计，可到公开栏查看。` : null };
}

function withheldOn({ disclosure, withheldOn: before, ...counted }: AnnualProgramme, channel: Channel): AnnualLine['withheld'] {
  if (!ruleOn(disclosure, channel).totals) return 'closed';
  return isFew(counted, smallestOn(disclosure, channel)) || before.includes(channel) ? 'few' : null;
}
