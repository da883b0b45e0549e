// What the page of a bulk says of each file: as it stands now, at its batch and in the work on it.
import type { Deps } from '../deps.ts';
import type { DeskWork } from '../jobs/work.ts';
import type { BulkFile } from './bulk-queries.ts';
import type { CheckResult } from './check-order.ts';
import { checkedOf } from './check.ts';
import { decisionsOf, isCurrent } from './decisions.ts';
import { deskWorks } from './desk-work.ts';
import { balanceOf } from './received.ts';
import { blocksOf, placeWords, isProgrammeWanted } from './to-do.ts';
import { stateWords, statusOf, type Status } from './words.ts';

type Store = Pick<Deps, 'db' | 'bell' | 'uploads'>;
type ListedFile = Pick<BulkFile, 'position' | 'name' | 'outcome'> & { batch: Listed | null };
type Listed = NonNullable<BulkFile['batch']>;

export interface BulkRow extends ListedFile {
  status: Status;
  /** Why, where the status alone leaves a person at a loss. */
  why: string;
  isUnderWay: boolean;
  /** Its sums can be told. */
  isRead: boolean;
  /** There is no result, or one of an earlier release or of what is no longer decided. */
  isStale: boolean;
  /** Its programme is still to be said. */
  isUntold: boolean;
  /** The plan that may be submitted as it is, with nothing to confirm; null otherwise. */
  planHash: string | null;
}

/** Every file but those that were passed over. */
export async function bulkRows(deps: Store, files: readonly BulkFile[]): Promise<BulkRow[]> {
  const works = await deskWorks(deps, files.flatMap(({ batch }) => batch?.id ?? []));
  const isBusy = files.some(({ outcome, batch }) => outcome === 'taken' && works.get(batch?.id ?? '')?.isUnderWay);
  const rows: BulkRow[] = [];
  // Sealed results are opened only when the page stands still, which is asked for every few seconds before; and one at a time.
  for (const file of files.filter(({ outcome }) => outcome !== 'skipped')) rows.push(await rowOf(deps, file, works, isBusy));
  return rows;
}

async function rowOf(deps: Store, file: BulkFile, works: ReadonlyMap<string, DeskWork>, isBusy: boolean): Promise<BulkRow> {
  const { outcome, batch, said } = file;
  if (outcome === 'refused' || !batch) return row(file, { said: '不能读', tone: 'bad' }, said);
  if (outcome === 'duplicate') return row(file, { said: '重复', tone: 'quiet' }, `和已有的文件一模一样，没有再收。那一批${stateWords[batch.state].said}。`);
  const work = works.get(batch.id);
  const isLooked = batch.state === 'checking' && !isBusy;
  const checked = isLooked ? await currentOf(deps, batch) : null;
  const isStale = isLooked && checked === null && !work?.failure;
  const now = { isUnderWay: work?.isUnderWay ?? false, isRead: batch.checkBlob !== null && checked?.report.sheets.length !== 0, isStale, isUntold: checked !== null && isProgrammeWanted(checked) };
  const status = isStale ? { said: '要再核对一次', tone: 'bad' } as const : statusNow(batch, work, checked);
  return { ...row(file, status, whyOf(work, checked)), ...now, planHash: planReady(batch, work, checked) };
}

function row({ position, name, outcome, batch }: BulkFile, status: Status, why: string): BulkRow {
  return { position, name, outcome, batch, status, why, isUnderWay: false, isRead: false, isStale: false, isUntold: false, planHash: null };
}

function statusNow(batch: Listed, work: DeskWork | undefined, checked: CheckResult | null): Status {
  if (batch.state === 'checking' && work?.isUnderWay) return { said: workWords(work), tone: 'wait' };
  if (batch.state === 'checking' && work?.failure) return { said: work.name === 'submit-batch' ? '没有提交成' : '没有核对完', tone: 'bad' };
  if (checked?.report.sheets.length === 0) return { said: '不能读', tone: 'bad' };
  if (batch.state === 'submitted') return { said: '已提交', tone: 'good' };
  return statusOf(batch);
}

function workWords({ name, progress }: DeskWork): string {
  if (!progress) return '排队中';
  const part = progress.total ? ` ${Math.floor((progress.done / progress.total) * 100)}%` : '';
  return (name === 'submit-batch' ? '正在提交' : '核对中') + part;
}

function whyOf(work: DeskWork | undefined, checked: CheckResult | null): string {
  if (work?.failure) return work.failure;
  if (checked === null) return '';
  const [first, ...others] = blocksOf(checked);
  return first ? `${first.count > 1 ? `有 ${first.count} 处` : ''}${first.said}${placeWords(first, false)}${others.length > 0 ? `另有 ${others.length} 件事。` : ''}` : '';
}

function planReady(batch: Listed, work: DeskWork | undefined, checked: CheckResult | null): string | null {
  if (!checked || work?.failure || batch.programme === '' || checked.entries === 0 || (balanceOf(batch) ?? 0) < 0) return null;
  return checked.toDo.block.length > 0 || checked.toDo.confirm.length > 0 ? null : checked.planHash;
}

/** The result that still holds; null when there is none. */
export async function currentOf(deps: Pick<Store, 'db' | 'uploads'>, batch: Listed): Promise<CheckResult | null> {
  const checked = await checkedOf(deps, batch);
  return checked && isCurrent(checked, batch, await decisionsOf(deps, batch)) ? checked : null;
}
