// How a command ends that cannot do its work: one line for the person, and the exit code for the script.
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Wrong call, or input that cannot be read at all: one line on standard error, exit 2. */
export class Usage extends Error {}

/** The input was read and must be mended first: listed on standard output, exit 1. */
export class Blocked extends Error {}

/** The person asked how to call it: told on standard output, exit 0. */
export class Help extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Node's own parser, with our one line for what it refuses; `most` is how many arguments without a name there may be, `more` what help says below the call. */
export function parse<const O extends Options>(args: string[], options: O, usage: string, most = 1, more = '') {
  if (args.includes('--help') || args.includes('-h')) throw new Help(`用法：npm run -s mingbai -- ${usage}${more}`);
  const parsed = parsedOr(args, options, () => new Usage(`参数不对。用法：${usage}`));
  const surplus = parsed.positionals[most];
  if (surplus !== undefined) throw new Usage(`多出了参数“${surplus}”，名字里有空格时请加引号。用法：${usage}`);
  return parsed;
}

export function need<T>(value: T | undefined, usage: string): T {
  if (value === undefined || value === '') throw new Usage(`参数不全。用法：${usage}`);
  return value;
}

function parsedOr<const O extends Options>(args: string[], options: O, refusal: () => Usage) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch {
    throw refusal();
  }
}
