// What a village's board asks for and gets: the addresses, the signed release, and the checks both sides make on it.
import { createHash } from 'node:crypto';

export { pageProblem } from './page.ts';
export { boardKey } from './sealed.ts';
export type { BoardKey } from './sealed.ts';

/** The one target of a village's repository: what its boards show, in order. Fields a reader does not know are ignored. */
export interface Release {
  /** Village code; also signed as `x-repo` into every metadata file. */
  readonly repo: string;
  /** Counts up with each release of this village and is never used twice. */
  readonly seq: number;
  /** When it was signed, RFC 3339. */
  readonly issuedAt: string;
  readonly pages: readonly Page[];
  /** Pages for boards that have the village's key; left out where there are none. Boards that know nothing of them pass them over. */
  readonly sealed?: readonly SealedPage[];
}

/** One file of a release; its bytes are at `paths.blob(sha256)`. */
export interface Page {
  /** A bare file name such as `annual-1.html`. */
  readonly name: string;
  readonly sha256: string;
  /** Bytes. */
  readonly length: number;
  /** `text/html` is turned on the screen in this order; `image/png` lies beside it for panels that draw pictures. */
  readonly type: PageType;
  /** Number of the notice it belongs to, or null. */
  readonly notice: string | null;
  /** Shown from this instant on (RFC 3339); null is at once. */
  readonly validFrom: string | null;
  /** No longer shown from this instant on (RFC 3339); null is until the next release. */
  readonly validUntil: string | null;
  /** How long it stays before the next one, in seconds. */
  readonly seconds: number;
}

/** A page whose bytes are sealed (`sealed.ts`); `sha256` and `length` are those of the sealed bytes. Always `text/html`. */
export interface SealedPage extends Page {
  /** Id of the key that opens it, 8 hexadecimal digits. */
  readonly key: string;
  /** Name of the page of `pages` behind which it is shown; those with the same follow each other in this order. */
  readonly after: string;
}

export type PageType = 'text/html' | 'image/png';

export type Checked = { readonly ok: true; readonly release: Release } | { readonly ok: false; readonly problem: string };

/** Paths below the server's address. `metadata` takes `timestamp.json`, `3.root.json`, `7.snapshot.json`, `7.targets.json`. */
export const paths = {
  metadata: (repo: string, file = ''): string => `/t/1/${repo}/metadata/${file}`,
  target: (repo: string, sha256: string): string => `/t/1/${repo}/targets/${sha256}.${releaseName}`,
  blob: (sha256: string): string => `/blob/${sha256}`,
} as const;

export const releaseName = 'release.json';

/** Signed extra fields of timestamp, snapshot and targets: whose repository this is, and when it was signed (RFC 3339). */
export const repoField = 'x-repo';
export const issuedField = 'x-issued';

/** What one board will take; a release beyond this is refused whole. */
export const limits = { pages: 60, sealed: 120, pageBytes: 2_000_000, releaseBytes: 32_000_000, manifestBytes: 64_000, secondsMin: 5, secondsMax: 600 } as const;

/** True for a village code or another short lower-case name that is safe in a path. */
export function isRepo(text: unknown): text is string {
  return typeof text === 'string' && /^[a-z0-9][a-z0-9-]{0,39}$/.test(text);
}

/** The entity tag of any metadata file, so that a board can ask "changed?" without having stored a tag (RFC 9110 §8.8.3). */
export function tagOf(bytes: Uint8Array): string {
  return `"${sha256Of(bytes).slice(0, 16)}"`;
}

/** Lower-case hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The exact bytes that are hashed, signed and served. */
export function releaseBytes(release: Release): Buffer {
  return Buffer.from(JSON.stringify(release));
}

/** Reads a release; anything a board could not safely put on its shelf is a problem, said in one sentence. */
export function readRelease(bytes: Uint8Array): Checked {
  if (bytes.length > limits.manifestBytes) return { ok: false, problem: '清单太大' };
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { ok: false, problem: '清单不是完整的 JSON' };
  }
  return checkRelease(value);
}

function checkRelease(value: unknown): Checked {
  if (!isObject(value)) return { ok: false, problem: '清单不是一个对象' };
  const { repo, seq, issuedAt, pages, sealed = [] } = value;
  if (!isRepo(repo)) return { ok: false, problem: '清单没有写明是哪个村的' };
  if (!isCount(seq) || seq > maximumSeq) return { ok: false, problem: '清单的序号不对' };
  if (!isInstant(issuedAt)) return { ok: false, problem: '清单的签发时间不对' };
  if (!Array.isArray(pages) || pages.length === 0 || pages.length > limits.pages) {
    return { ok: false, problem: `清单的页数应为 1 到 ${limits.pages}` };
  }
  const read: Page[] = [];
  for (const [index, page] of pages.entries()) {
    const checked = checkPage(page);
    if (checked === null) return { ok: false, problem: `清单的第 ${index + 1} 页写得不对` };
    read.push(checked);
  }
  const closed = Array.isArray(sealed) && sealed.length <= limits.sealed ? sealed.map((page) => checkSealed(page, read)) : [null];
  if (!closed.every((page) => page !== null)) return { ok: false, problem: '清单里加密的页写得不对' };
  const all = [...read, ...closed];
  if (new Set(all.map((page) => page.name)).size < all.length) return { ok: false, problem: '清单里有两页同名' };
  if (all.reduce((sum, page) => sum + page.length, 0) > limits.releaseBytes) return { ok: false, problem: '清单里的页面合起来太大' };
  return { ok: true, release: { repo, seq, issuedAt, pages: read, ...(closed.length > 0 && { sealed: closed }) } };
}

function checkSealed(value: unknown, pages: readonly Page[]): SealedPage | null {
  const page = checkPage(value);
  if (page?.type !== 'text/html' || !isObject(value)) return null;
  const { key, after } = value;
  if (typeof key !== 'string' || !/^[0-9a-f]{8}$/.test(key)) return null;
  if (typeof after !== 'string' || !pages.some(({ name }) => name === after)) return null;
  return { ...page, key, after };
}

function checkPage(value: unknown): Page | null {
  if (!isObject(value)) return null;
  const { name, sha256, length, type, notice = null, validFrom = null, validUntil = null, seconds = 15 } = value;
  if (type !== 'text/html' && type !== 'image/png') return null;
  if (typeof name !== 'string' || !namePattern[type].test(name)) return null;
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return null;
  if (!isCount(length) || length > limits.pageBytes) return null;
  if (notice !== null && typeof notice !== 'string') return null;
  if (!isCount(seconds) || seconds < limits.secondsMin || seconds > limits.secondsMax) return null;
  if (!isInstantOrNull(validFrom) || !isInstantOrNull(validUntil)) return null;
  return { name, sha256, length, type, notice, validFrom, validUntil, seconds };
}

// A file system is the reader of these names: no folders, no hidden files, no upper case that two systems tell apart differently.
const namePattern = {
  'text/html': /^[a-z0-9][a-z0-9-]{0,59}\.html$/,
  'image/png': /^[a-z0-9][a-z0-9-]{0,59}\.png$/,
} as const;

// Far above any village's count, low enough that the next one is always an exact number.
const maximumSeq = 2 ** 31;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

function isInstantOrNull(value: unknown): value is string | null {
  return value === null || isInstant(value);
}

function isInstant(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}
