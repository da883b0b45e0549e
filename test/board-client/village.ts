// A village server for the board's tests: real signatures, a real HTTP server on this machine, and ways to misbehave.
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkConfig } from '../../board-client/config.ts';
import type { BoardConfig } from '../../board-client/config.ts';
import { paths, sha256Of, tagOf } from '../../board-client/protocol.ts';
import type { BoardKey, Page, PageType, Release, SealedPage } from '../../board-client/protocol.ts';
import { createKeys } from '../../server/boards/keys.ts';
import type { Keys } from '../../server/boards/keys.ts';
import { signRelease, signRoot, signTimestamp } from '../../server/boards/repository.ts';
import type { SignedRelease } from '../../server/boards/repository.ts';

export const villageCode = '370405103201';
export const day = 86_400_000;

/** Path to bytes; what a static server would hold. */
export type Files = Map<string, Buffer>;
export type Misbehaviour = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface PageWish {
  readonly name?: string;
  readonly html?: string | Buffer;
  readonly type?: PageType;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly seconds?: number;
}

/** `bytes` are served as they are; `html` is sealed first. */
export interface SealedWish extends PageWish { readonly after: string; readonly bytes?: Buffer }

interface Publishing { readonly version?: number; readonly now?: Date; readonly repo?: string; readonly keys?: Keys; readonly sealed?: readonly SealedWish[]; readonly key?: BoardKey }

export class Village {
  readonly home = mkdtempSync(join(tmpdir(), 'village-'));
  readonly keys: Keys = createKeys(join(this.home, 'keys'));
  readonly root = signRoot(this.keys, new Date());
  files: Files = new Map();
  /** Takes a request over when it answers true. */
  misbehave: Misbehaviour = () => false;
  readonly asked: string[] = [];
  #server: Server | null = null;
  #port = 0;

  async open(): Promise<this> {
    this.files.set(paths.metadata(villageCode, '1.root.json'), this.root);
    return await this.reopen();
  }

  /** Listens again after `stop`, at the same address. */
  async reopen(): Promise<this> {
    const server = createServer((request, response) => this.#answer(request, response));
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    const at = server.address();
    if (typeof at === 'object' && at !== null) this.#port = at.port;
    this.#server = server;
    return this;
  }

  stop(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  close(): void {
    this.stop();
    rmSync(this.home, { recursive: true, force: true });
  }

  /** A board of this village with an empty shelf. */
  board(name = 'board', more: Partial<Record<keyof BoardConfig, unknown>> = {}): BoardConfig {
    const baked = join(this.home, `${name}-baked`);
    mkdirSync(baked, { recursive: true });
    writeFileSync(join(baked, 'root.json'), this.root);
    const read = checkConfig({
      server: `http://127.0.0.1:${this.#port}`,
      repo: villageCode,
      folder: join(this.home, name),
      roots: [join(baked, 'root.json')],
      village: '石榴村',
      helpline: '0632-5550101',
      ...more,
    });
    if (!read.ok) throw new Error(read.problems.join('\n'));
    return read.config;
  }

  /** Signs release `seq` as metadata version `version` and serves it. */
  publish(seq: number, pages: readonly PageWish[] = [{}], { version = seq, now = new Date(), repo = villageCode, keys = this.keys, sealed = [], key }: Publishing = {}): SignedRelease & Pick<Release, 'sealed'> {
    const release: Release = { ...this.release(seq, pages, now, repo), ...(key && sealed.length > 0 && { sealed: sealed.map((wish, index) => this.#sealed(key, index, wish)) }) };
    const signed = signRelease({ keys, release, version, now });
    this.serve(signed, repo);
    return { ...signed, ...(release.sealed && { sealed: release.sealed }) };
  }

  release(seq: number, pages: readonly PageWish[], now: Date, repo = villageCode): Release {
    return { repo, seq, issuedAt: now.toISOString(), pages: pages.map((wish, index) => this.#page(seq, index, wish)) };
  }

  serve(signed: SignedRelease, repo = villageCode): void {
    for (const [name, bytes] of Object.entries(signed.metadata)) this.files.set(paths.metadata(repo, name), bytes);
    for (const [name, bytes] of Object.entries(signed.targets)) this.files.set(`/t/1/${repo}/targets/${name}`, bytes);
  }

  /** The daily re-signing. */
  resign(signed: SignedRelease, version: number, now = new Date()): void {
    const bytes = signTimestamp({ keys: this.keys, repo: villageCode, snapshot: signed.snapshot, version, now });
    this.files.set(paths.metadata(villageCode, 'timestamp.json'), bytes);
  }

  /** All that is served now, to be served again later. */
  copy(): Files {
    return new Map(this.files);
  }

  #page(seq: number, index: number, { name, html, type = 'text/html', validFrom, validUntil, seconds = 15 }: PageWish): Page {
    const bytes = Buffer.from(html ?? pageHtml(`第 ${seq} 版 第 ${index + 1} 页`));
    this.files.set(paths.blob(sha256Of(bytes)), bytes);
    return {
      name: name ?? `page-${index + 1}.html`,
      sha256: sha256Of(bytes),
      length: bytes.length,
      type,
      notice: null,
      validFrom: validFrom ?? null,
      validUntil: validUntil ?? null,
      seconds,
    };
  }

  #sealed(key: BoardKey, index: number, { after, html = '', bytes, ...wish }: SealedWish): SealedPage {
    const name = wish.name ?? `names-${index + 1}.html`;
    return { ...this.#page(0, index, { ...wish, name, html: bytes ?? key.seal(name, Buffer.from(html)) }), key: key.id, after };
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    this.asked.push(request.url ?? '');
    if (this.misbehave(request, response)) return;
    const bytes = this.files.get(request.url ?? '');
    if (bytes === undefined) return void response.writeHead(404).end();
    if (request.headers['if-none-match'] === tagOf(bytes)) return void response.writeHead(304, { etag: tagOf(bytes) }).end();
    response.writeHead(200, { etag: tagOf(bytes), 'content-length': bytes.length }).end(bytes);
  }
}

/** A server that is there but asks to be left alone for two minutes. */
export function busy(_: IncomingMessage, response: ServerResponse): boolean {
  response.writeHead(503, { 'retry-after': '120' }).end();
  return true;
}

export function pageHtml(text: string): string {
  return `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${text}</title></head><body><h1>${text}</h1></body></html>\n`;
}
