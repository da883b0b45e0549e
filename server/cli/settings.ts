// The configuration with what the command line said on top; what is wrong with it is said in one line.
import { readConfig, type Config } from '../config.ts';
import { Usage } from './usage.ts';

export function configOf(overrides: Parameters<typeof readConfig>[0]): Config {
  const read = readConfig(overrides);
  if ('problems' in read) throw new Usage(read.problems.join('；'));
  return read.config;
}

export function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new Usage(`端口号应是 0 到 65535 的整数，现在是 ${text}`);
  return Number(text);
}
