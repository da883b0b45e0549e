// What somebody writes for a village to be told: village affairs, the accounts of a month, how to apply for a programme.

/** A piece of village affairs; amounts in tables are words as they were typed. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'table'; caption: string | null; head: string[]; rows: string[][] };

/** One line of the accounts; exactly one of the two amounts is not 0. */
export interface AccountEntry {
  /** YYYY-MM-DD */
  day: string;
  voucher: string;
  item: string;
  incomeFen: number;
  expenseFen: number;
  handler: string;
}

/** The accounts of a month: what was there, what came and went, what is left; they close to the 分. */
export interface Accounts { openingFen: number; entries: AccountEntry[]; closingFen: number }

/** The parts of a leaflet in the order in which people ask; what is '' is not printed. */
export interface Guidance {
  recipients: string;
  standard: string;
  procedure: string;
  materials: string;
  deadline: string;
  office: string;
  phone: string;
}

/** A township's year, of which nothing is written: `planHash` names what all villages would be told when it was submitted. */
export interface AnnualText { kind: 'annual'; basis: string; planHash: string }

export type ManuscriptContent =
  | { kind: 'affairs'; basis: string; blocks: Block[] }
  | { kind: 'finance'; basis: string; accounts: Accounts }
  | { kind: 'application'; basis: string; guidance: Guidance; /** Last day on which one can apply, YYYY-MM-DD. */ deadlineOn: string | null };

/** Income and expense of a month, in 分. */
export function sumsOf({ entries }: Pick<Accounts, 'entries'>): { incomeFen: number; expenseFen: number } {
  return {
    incomeFen: entries.reduce((sum, entry) => sum + entry.incomeFen, 0),
    expenseFen: entries.reduce((sum, entry) => sum + entry.expenseFen, 0),
  };
}

/** What must be left by the entries, in 分. */
export function computedClosing(accounts: Pick<Accounts, 'openingFen' | 'entries'>): number {
  const { incomeFen, expenseFen } = sumsOf(accounts);
  return accounts.openingFen + incomeFen - expenseFen;
}

/** 谁能领 … whom to ask: the heads of the leaflet. */
export const guidanceHeads: Readonly<Record<keyof Guidance, string>> = {
  recipients: '谁能领', standard: '领多少', procedure: '怎么申请', materials: '带什么', deadline: '什么时候截止', office: '到哪里办', phone: '问谁',
};
