// Who may be told what: the disclosure rule of a programme, per channel, by whitelist.

/** By household, long-term (低保), totals only, or never (such as help for orphans: 民发〔2019〕62号). */
export type DisclosureClass = 'household' | 'long-term' | 'totals' | 'never';

/** Paper on the wall, screen of the board, pages on the internet, reading at the village office, tables for programs. */
export type Channel = 'paper' | 'screen' | 'internet' | 'archive' | 'open-data';

export const channels: readonly Channel[] = ['paper', 'screen', 'internet', 'archive', 'open-data'];

export const channelNames: Readonly<Record<Channel, string>> = {
  paper: '村务公开栏', screen: '公开屏', internet: '互联网', archive: '村委会留存查阅', 'open-data': '数据开放',
};

/**
 * What may be told of one household. `amountFen` is in 分, `areaUnits` the quantity in 1/10000 of the programme's unit
 * (亩, 台, 人): so named when only areas were counted, and kept because published editions are hashed with the name.
 */
export type PublicRow = {
  name: string;
  group: string | null;
  areaUnits: number | null;
  standard: string | null;
  amountFen: number;
};

export type PublicField = keyof PublicRow;

export type ChannelRule = {
  fields: readonly PublicField[];
  totals: boolean;
  /** Only the first character of a name is told: 张**. */
  masked?: boolean;
  /** Totals over fewer households are withheld; never fewer than `SMALL_GROUP` where strangers read. */
  smallest?: number;
  /** Who may read the names there. */
  readers?: string;
};

export type ChannelRules = Readonly<Record<Channel, ChannelRule>>;

/** A rule as it is stored with the record of what was published under it; earlier editions know no open data. */
export type DisclosureRule = {
  version: 1;
  disclosureClass: DisclosureClass;
  channels: Omit<ChannelRules, 'open-data'> & Partial<Pick<ChannelRules, 'open-data'>>;
  /** The version of the programme that was in force; not in editions from before there were versions. */
  programmeVersion?: { office: string; seq: number };
};

/** What a township decides: names on boards that stand inside the village; off unless switched on. */
export type DisclosureSwitches = { namesOnScreen?: boolean };

const nothing: ChannelRule = { fields: [], totals: false };
const totalsOnly: ChannelRule = { fields: [], totals: true };
const byHousehold: ChannelRule = { fields: ['name', 'group', 'areaUnits', 'standard', 'amountFen'], totals: true };
// 严禁公开与享受低保待遇无关的信息 (国发〔2012〕45号): the standard tells a family's income, so it stays away.
const longTerm: ChannelRule = { fields: ['name', 'group', 'areaUnits', 'amountFen'], totals: true };

/** The rule of a disclosure class, with what the township has switched on. */
export function ruleFor(disclosureClass: DisclosureClass, switches: DisclosureSwitches = {}): DisclosureRule {
  const paper = { household: byHousehold, 'long-term': longTerm, totals: totalsOnly, never: nothing }[disclosureClass];
  const elsewhere = disclosureClass === 'never' ? nothing : totalsOnly;
  // Names of families on 低保 never go to a screen: its pages travel over the internet.
  const screen = disclosureClass === 'household' && switches.namesOnScreen ? byHousehold : elsewhere;
  return { version: 1, disclosureClass, channels: { paper, screen, internet: elsewhere, archive: paper, 'open-data': elsewhere } };
}

/** Whether the paper notice of this class may carry names. */
export function mayNameOnPaper(disclosureClass: DisclosureClass): boolean {
  return ruleFor(disclosureClass).channels.paper.fields.includes('name');
}

/** Whether anything at all may be told of this class. */
export function mayPublish(disclosureClass: DisclosureClass): boolean {
  return ruleFor(disclosureClass).channels.paper.totals;
}

/**
 * The rows as a channel may show them: new objects holding the whitelisted fields and nothing else,
 * whatever else the given rows carry; no rows where the channel shows totals only.
 */
export function disclose(rule: DisclosureRule, channel: Channel, rows: readonly PublicRow[]): Partial<PublicRow>[] {
  const { fields, masked } = ruleOn(rule, channel);
  if (fields.length === 0) return [];
  return (masked ? maskedRows(rows) : rows).map((row) => pick(row, fields));
}

/** A group or a standard that somebody on the list is written into would say the name after all. */
function maskedRows(rows: readonly PublicRow[]): PublicRow[] {
  const names = [...new Set(rows.map(({ name }) => name))].filter((name) => Array.from(name).length > 1);
  const said = [...new Set(rows.flatMap(({ group, standard }) => [group, standard]))];
  const telling = new Set(said.filter((text) => text !== null && names.some((name) => text.includes(name))));
  return rows.map((row) => ({ ...row, name: maskedName(row.name), group: telling.has(row.group) ? null : row.group, standard: telling.has(row.standard) ? null : row.standard }));
}

/** What holds on a channel; what was frozen before there was open data tells programs what it tells the internet. */
export function ruleOn({ channels: of }: Pick<DisclosureRule, 'channels'>, channel: Channel): ChannelRule {
  return channel === 'open-data' ? of['open-data'] ?? of.internet : of[channel];
}

/**
 * The smallest group of a channel. The pages of a board and the tables for programs lie on the internet for everybody, so a group that is
 * too small there is too small on them.
 */
export function smallestOn(rule: Pick<DisclosureRule, 'channels'>, channel: Channel): number {
  const own = ruleOn(rule, channel).smallest ?? 0;
  return channel === 'screen' || channel === 'open-data' ? Math.max(own, ruleOn(rule, 'internet').smallest ?? 0) : own;
}

/** 张** — two stars whatever the length, which would tell a long name from a short one. */
function maskedName(name: string): string {
  return `${Array.from(name)[0] ?? ''}**`;
}

function pick(row: PublicRow, fields: readonly PublicField[]): Partial<PublicRow> {
  const shown: Partial<PublicRow> = {};
  if (fields.includes('name')) shown.name = row.name;
  if (fields.includes('group')) shown.group = row.group;
  if (fields.includes('areaUnits')) shown.areaUnits = row.areaUnits;
  if (fields.includes('standard')) shown.standard = row.standard;
  if (fields.includes('amountFen')) shown.amountFen = row.amountFen;
  return shown;
}
