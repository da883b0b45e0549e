// The only reader of the environment. Every setting has a name, a default and a sentence; the README table is checked against it.
import { resolve } from 'node:path';
import { isBaseAddress } from './domain/web-address.ts';

export const settings = [
  { name: 'MINGBAI_DATA', default: 'data', said: 'Folder for the database, published files and packages' },
  { name: 'MINGBAI_KEYS', default: 'DATA/keys', said: 'Folder for keys; keep it off the backup of the data' },
  { name: 'DATABASE_URL', default: 'file:DATA/mingbai.db', said: '`file:` path for SQLite or `postgres://` address' },
  { name: 'MINGBAI_PORT', default: '8080', said: 'Port of the public and staff pages; 0 takes any free one' },
  { name: 'MINGBAI_OPERATIONS_PORT', default: '', said: 'Port of /healthz, /readyz and /metrics on 127.0.0.1; empty: none' },
  { name: 'MINGBAI_BASE_URL', default: 'http://localhost:PORT', said: 'Public address printed on notices and put into QR codes' },
  { name: 'MINGBAI_LOG', default: 'info', said: 'Log level: debug, info, warn, error or silent' },
  { name: 'PUPPETEER_EXECUTABLE_PATH', default: '', said: 'Chromium to print with; empty: the system\'s, else the one npm brought' },
] as const;

type SettingName = (typeof settings)[number]['name'];

export interface Config {
  data: string;
  keys: string;
  databaseUrl: string;
  port: number;
  operationsPort: number | null;
  baseUrl: string;
  log: string;
  chromium: string | null;
}

export interface Overrides { data?: string | undefined; port?: number | undefined; baseUrl?: string | undefined; log?: string | undefined; databaseUrl?: string | undefined }

/** Reads everything at once; answers the whole list of what is wrong, so that an operator mends it in one go. */
export function readConfig(overrides: Overrides = {}): { config: Config } | { problems: string[] } {
  const problems: string[] = [];
  // Only our own default has a place to fill in; what an operator gives may hold the same letters.
  const said = (name: SettingName, place = '', filling = ''): string => process.env[name] || defaultOf(name).replace(place, () => filling);
  const data = callerPath(overrides.data ?? said('MINGBAI_DATA'));
  const port = overrides.port ?? parsePort('MINGBAI_PORT', said('MINGBAI_PORT'), problems);
  const operations = said('MINGBAI_OPERATIONS_PORT');
  // A port that is none must not spoil the default address too: that is one mistake, not two.
  const baseUrl = (overrides.baseUrl ?? said('MINGBAI_BASE_URL', 'PORT', String(port <= 65_535 ? port : 0))).replace(/\/+$/, '');
  // Not quoted: there may be a password in it.
  if (!isBaseAddress(baseUrl)) problems.push('MINGBAI_BASE_URL 应是 https:// 或 http:// 开头的网址，不带问号、井号、用户名和密码。它会印在公开表上');
  const log = overrides.log ?? said('MINGBAI_LOG');
  if (!['debug', 'info', 'warn', 'error', 'silent'].includes(log)) problems.push(`MINGBAI_LOG 只能是 debug、info、warn、error、silent，现在是 ${log}`);
  const databaseUrl = overrides.databaseUrl ?? said('DATABASE_URL', 'DATA', data);
  // Not quoted: there is a password in it.
  if (!/^(file:.|postgres(ql)?:\/\/)/.test(databaseUrl)) problems.push('DATABASE_URL 应以 file: 或 postgres:// 开头。请改好；不设它，就用数据文件夹里的数据库');
  const config: Config = {
    data, port, baseUrl, log,
    keys: callerPath(said('MINGBAI_KEYS', 'DATA', data)),
    databaseUrl: absoluteFile(databaseUrl),
    operationsPort: operations === '' ? null : parsePort('MINGBAI_OPERATIONS_PORT', operations, problems),
    chromium: said('PUPPETEER_EXECUTABLE_PATH') || null,
  };
  return problems.length > 0 ? { problems } : { config };
}

/** A path as the person typed it: npm changes the working folder, INIT_CWD remembers theirs. */
export function callerPath(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/** The maintainer wants to see what went wrong inside. */
export function isDebugging(): boolean {
  return process.env['MINGBAI_LOG'] === 'debug';
}

function defaultOf(name: SettingName): string {
  return settings.find((setting) => setting.name === name)?.default ?? '';
}

function parsePort(name: string, text: string, problems: string[]): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) problems.push(`${name} 应是 0 到 65535 的端口号，现在是 ${text}`);
  return port;
}

function absoluteFile(url: string): string {
  return url.startsWith('file:') ? `file:${callerPath(url.slice('file:'.length))}` : url;
}
