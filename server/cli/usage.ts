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
  const parsed = parsedOr(args, options, (wrong) => new Usage(`参数${wrong}不对。用法：${usage}`));
  const surplus = parsed.positionals[most];
  if (surplus !== undefined) throw new Usage(`多出了参数“${surplus}”，名字里有空格时请加引号。用法：${usage}`);
  return parsed;
}

/** `name` is that of the option; without it the first argument is meant, as the usage calls it. */
export function need<T>(value: T | undefined, usage: string, name?: string): T {
  if (isMissing(value)) throw incomplete([name], usage);
  return value as T;
}

/** All that are missing are told at once. */
export function needAll(values: { readonly [name: string]: unknown }, names: readonly string[], usage: string): void {
  const missing = names.filter((name) => isMissing(values[name]));
  if (missing.length > 0) throw incomplete(missing, usage);
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === '';
}

function incomplete(missing: readonly (string | undefined)[], usage: string): Usage {
  const said = missing.map((name) => (name === undefined ? usage.replace(/^[a-z-]+ (?:[a-z]+ )?/, '').split(' ')[0] : new RegExp(`--${name} [^ \\]]+`).exec(usage)?.[0] ?? `--${name}`));
  return new Usage(`参数不全，缺少 ${said.join('、')}。用法：${usage}`);
}

function parsedOr<const O extends Options>(args: string[], options: O, refusal: (wrong: string) => Usage) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    const [, name] = /'(-[^\s']*)/.exec(error instanceof Error ? error.message : '') ?? [];
    throw refusal(name ? `“${name}”` : '');
  }
}
