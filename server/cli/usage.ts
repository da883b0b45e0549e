// What is wrong with how a command was called or with what it was given to read: one line, and exit 2.
import { parseArgs, type ParseArgsConfig } from 'node:util';

export class Usage extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Node's own parser, with our one line for what it refuses. */
export function parse<const O extends Options>(args: string[], options: O, usage: string) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch {
    throw new Usage(`参数不对。用法：${usage}`);
  }
}

export function need<T>(value: T | undefined, usage: string): T {
  if (value === undefined) throw new Usage(`参数不全。用法：${usage}`);
  return value;
}
