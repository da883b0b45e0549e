// What a board is told about itself: a JSON file, single values overridden by MINGBAI_BOARD_… variables.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRepo } from './protocol.ts';

export interface BoardConfig {
  /** Address of the server, http or https. */
  readonly server: string;
  /** Village code. */
  readonly repo: string;
  /** Where generations and the screen are kept; the browser shows `current/index.html` in it. */
  readonly folder: string;
  /** Copies of the root metadata that came with the board; one that is damaged is passed over. */
  readonly roots: readonly string[];
  /** Two places for the floor, on two partitions where there are two. */
  readonly floors: readonly string[];
  /** Name and telephone on the page that is shown when there is nothing else. */
  readonly village: string;
  readonly helpline: string;
  readonly pollSeconds: number;
  /** File with the key of the village's boards, or the key itself; the file counts where both are given. Without, pages with names are left out. */
  readonly keyFile: string;
  readonly key: string;
}

/** Name of each setting, and what it must be. Variables are `MINGBAI_BOARD_` and the name in upper case. */
export const settings = {
  server: '服务器地址，如 https://gongkai.example.cn',
  repo: '村代码，如 370405103201',
  folder: '存放页面的文件夹',
  roots: '随屏出厂的根证书文件，可写两份，用逗号隔开',
  floors: '防回退记录的两个文件夹，用逗号隔开；不写就放在 folder 里',
  village: '村名，无内容可显示时用',
  helpline: '咨询电话，可不写',
  pollSeconds: '多少秒问一次服务器，60 到 86400，不写是 900',
  keyFile: '公开屏密钥的文件，显示姓名的村才要',
  key: '公开屏密钥本身，写了 keyFile 就不用写',
} as const;

export type ReadConfig = { readonly ok: true; readonly config: BoardConfig } | { readonly ok: false; readonly problems: readonly string[] };

/** Reads `--config FILE` (optional) and the environment; lists every problem at once. */
export function readConfig(file: string | undefined, env: NodeJS.ProcessEnv = process.env): ReadConfig {
  let written: unknown = {};
  if (file !== undefined) {
    try {
      written = JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      return { ok: false, problems: [`读不了配置文件 ${file}：请检查它在不在、是不是 JSON`] };
    }
  }
  const overridden = Object.keys(settings).flatMap((name) => {
    const value = env[`MINGBAI_BOARD_${name.toUpperCase()}`];
    return value === undefined ? [] : [[name, value]];
  });
  return checkConfig({ ...(typeof written === 'object' ? written : {}), ...Object.fromEntries(overridden) });
}

/** Fills in defaults and names what is missing or wrong. */
export function checkConfig(value: Readonly<Partial<Record<keyof BoardConfig, unknown>>>): ReadConfig {
  const folder = text(value.folder);
  const config: BoardConfig = {
    server: text(value.server).replace(/\/+$/, ''),
    repo: text(value.repo),
    folder,
    roots: list(value.roots),
    floors: value.floors === undefined ? [join(folder, 'floor-a'), join(folder, 'floor-b')] : list(value.floors),
    village: text(value.village),
    helpline: text(value.helpline),
    pollSeconds: Number(value.pollSeconds ?? 900),
    keyFile: text(value.keyFile),
    key: text(value.key),
  };
  const wrong = (Object.keys(settings) as (keyof BoardConfig)[]).filter((name) => !rules[name](config));
  if (wrong.length > 0) return { ok: false, problems: wrong.map((name) => `${name} 没有写对：${settings[name]}`) };
  return { ok: true, config };
}

const rules: Record<keyof BoardConfig, (config: BoardConfig) => boolean> = {
  server: ({ server }) => /^https?:$/.test(URL.parse(server)?.protocol ?? ''),
  repo: ({ repo }) => isRepo(repo),
  folder: ({ folder }) => folder !== '',
  roots: ({ roots }) => roots.length > 0,
  floors: ({ floors }) => floors.length > 0,
  village: ({ village }) => village !== '',
  helpline: () => true,
  pollSeconds: ({ pollSeconds }) => Number.isInteger(pollSeconds) && pollSeconds >= 60 && pollSeconds <= 86_400,
  // A key that is none must not stop a board that has other pages to show: `names.ts` says so.
  keyFile: () => true,
  key: () => true,
};

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function list(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : text(value).split(',');
  return items.map(text).filter((item) => item !== '');
}
