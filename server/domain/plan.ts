// What a file changes against what is there: who is new, gone, the same or different, and in what.

export interface PlanRow {
  /** Tells persons apart; the same in both lists, unless the identity number was wrong in one. */
  person: string;
  village: string;
  name: string;
  group: string | null;
  /** 1/10000 of what the programme counts. */
  quantityUnits: number | null;
  standard: string | null;
  amountFen: number;
  status: 'paid' | 'returned' | 'unpaid';
  /** Stands for the account; never the account. */
  account: string | null;
}

export type PlanField = (typeof planFields)[number];
export interface PlanChange { kind: 'added' | 'removed' | 'changed'; before: PlanRow | null; after: PlanRow | null; fields: PlanField[] }

/** Of each kind how many rows, and the fen among them that were really paid. */
export interface Plan {
  added: { rows: number; fen: number };
  removed: { rows: number; fen: number };
  unchanged: { rows: number; fen: number };
  changed: { rows: number; fenBefore: number; fenAfter: number };
  /** How many of the changed rows differ in this; a row may differ in several. */
  differing: Partial<Record<PlanField, number>>;
  /** The first of them, to show. */
  changes: PlanChange[];
}

export interface PlanDraft {
  add(after: PlanRow): void;
  /** Whether there are as many added rows as are shown. */
  hasShown(): boolean;
  /** Rows that are added and not shown, where nothing was there before; `fen` of those that are paid. */
  count(rows: number, fen: number): void;
  end(): Plan;
}

const publicFields = ['village', 'name', 'group', 'quantity', 'standard', 'amount', 'status'] as const;
export const planFields = [...publicFields, 'person', 'account'] as const;
export const mostChanges = 100;

/** All at once; order matters in neither list but for which of a person's several changed rows goes with which. */
export function planOf(before: readonly PlanRow[], after: readonly PlanRow[]): Plan {
  const draft = draftPlan(before);
  for (const row of after) draft.add(row);
  return draft.end();
}

/**
 * A row at a time: what is the same is counted and forgotten, so that only differences are kept.
 * A person's rows go together by content, then by village and order, then by order alone; what is left goes with a row that differs in the person only.
 */
export function draftPlan(before: Iterable<PlanRow>): PlanDraft {
  const open = new Map<string, PlanRow[]>();
  for (const row of before) push(open, row.person, row);
  const [left, strangers]: [PlanRow[], PlanRow[]] = [[], []];
  const isFirst = open.size === 0;
  const unchanged = { rows: 0, fen: 0 };
  const fresh = { rows: 0, fen: 0, first: [] as PlanRow[] };
  return {
    add(after) {
      if (take(open, after.person, (row) => differences(row, after).length === 0)) count(unchanged, after);
      else if (open.has(after.person)) left.push(after);
      else if (!isFirst) strangers.push(after);
      else if (count(fresh, after) <= mostChanges) fresh.first.push(after);
    },
    hasShown: () => fresh.first.length >= mostChanges,
    count(rows, fen) {
      fresh.rows += rows;
      fresh.fen += fen;
    },
    end() {
      const atHome = pair(open, left, (before, after) => before.village === after.village);
      const moved = pair(open, atHome.left, () => true);
      const rest = Map.groupBy([...open.values()].flat(), contentOf);
      const renumbered = pair(rest, [...moved.left, ...strangers], () => true, contentOf);
      const gone = [...rest.values()].flat().map((before): PlanChange => ({ kind: 'removed', before, after: null, fields: [] }));
      const plan = summed(unchanged, [...atHome.pairs, ...moved.pairs, ...renumbered.pairs, ...[...renumbered.left, ...fresh.first].map(addition), ...gone]);
      const all = renumbered.left.reduce((sum, row) => ({ rows: sum.rows + 1, fen: sum.fen + paidFen(row) }), { rows: fresh.rows, fen: fresh.fen });
      return { ...plan, added: all };
    },
  };
}

function addition(after: PlanRow): PlanChange {
  return { kind: 'added', before: null, after, fields: [] };
}

function count(sum: { rows: number; fen: number }, row: PlanRow): number {
  sum.fen += paidFen(row);
  return ++sum.rows;
}

/** Whether rows differ in what no notice shows, their identity numbers and accounts, and in nothing else. */
export function isRecordOnly({ added, removed, changed, differing }: Plan): boolean {
  return changed.rows > 0 && added.rows + removed.rows === 0 && publicFields.every((field) => !differing[field]);
}

export function isEmptyPlan({ added, removed, changed }: Plan): boolean {
  return added.rows + removed.rows + changed.rows === 0;
}

function pair(open: Map<string, PlanRow[]>, rows: readonly PlanRow[], fits: (before: PlanRow, after: PlanRow) => boolean, keyOf = (row: PlanRow) => row.person): { pairs: PlanChange[]; left: PlanRow[] } {
  const [pairs, left]: [PlanChange[], PlanRow[]] = [[], []];
  for (const after of rows) {
    const before = take(open, keyOf(after), (row) => fits(row, after));
    if (before) pairs.push({ kind: 'changed', before, after, fields: differences(before, after) });
    else left.push(after);
  }
  return { pairs, left };
}

function summed(unchanged: Plan['unchanged'], changes: PlanChange[]): Plan {
  const of = (kind: PlanChange['kind']) => changes.filter((change) => change.kind === kind);
  const fen = (some: readonly PlanChange[], side: 'before' | 'after') => some.reduce((sum, change) => sum + paidFen(change[side]), 0);
  const [added, removed, changed] = [of('added'), of('removed'), of('changed')];
  const differing: Plan['differing'] = {};
  for (const { fields } of changed) for (const field of fields) differing[field] = (differing[field] ?? 0) + 1;
  return {
    unchanged, differing,
    added: { rows: added.length, fen: fen(added, 'after') },
    removed: { rows: removed.length, fen: fen(removed, 'before') },
    changed: { rows: changed.length, fenBefore: fen(changed, 'before'), fenAfter: fen(changed, 'after') },
    changes: changes.slice(0, mostChanges),
  };
}

function differences(a: PlanRow, b: PlanRow): PlanField[] {
  return planFields.filter((field) => valueOf(a, field) !== valueOf(b, field));
}

function contentOf(row: PlanRow): string {
  return JSON.stringify(publicFields.map((field) => valueOf(row, field)));
}

function valueOf(row: PlanRow, field: PlanField): string | number | null {
  if (field === 'quantity') return row.quantityUnits;
  return field === 'amount' ? row.amountFen : row[field];
}

function paidFen(row: PlanRow | null): number {
  return row?.status === 'paid' ? row.amountFen : 0;
}

function push(open: Map<string, PlanRow[]>, key: string, row: PlanRow): void {
  const rows = open.get(key);
  if (rows) rows.push(row);
  else open.set(key, [row]);
}

function take(open: Map<string, PlanRow[]>, key: string, fits: (row: PlanRow) => boolean): PlanRow | undefined {
  const rows = open.get(key);
  const at = rows?.findIndex(fits) ?? -1;
  return at < 0 ? undefined : rows?.splice(at, 1)[0];
}
