// Runs the real commands in processes of their own, as a person at a terminal does.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { expect } from 'vitest';

export const root = join(import.meta.dirname, '../..');
const bin = join(root, 'node_modules/.bin');
/** What npm run starts. */
export const program = [join(bin, 'node'), '--import', join(root, 'server/runtime.mjs'), join(root, 'server/cli/main.ts')];
// What npm run does: the right Node first.
const path = [bin, process.env['PATH']].join(delimiter);

export interface Ran { code: number | null; out: string; err: string }

export interface Way {
  /** The folder the person stands in; relative paths start there. */
  cwd?: string;
  env?: Record<string, string>;
  /** Where the process really starts; the project, unless npm itself is called. */
  at?: string;
  /** Instead of Node and our main file. */
  command?: readonly string[];
}

export async function run(args: readonly string[], way: Way = {}): Promise<Ran> {
  const { child, said } = start(args, way);
  const [code] = await once(child, 'close') as [number | null];
  const ran = { code, ...said };
  expectPlainWords(ran);
  return ran;
}

/** Starts a command that goes on until it is told to end; `line` answers its first line, or the failure it ended with. */
export function start(args: readonly string[], { cwd = root, env = {}, at = root, command = program }: Way = {}): { child: ChildProcess; said: { out: string; err: string }; line: Promise<string> } {
  const [file = '', ...rest] = [...command, ...args];
  // As npm does: it goes to the project, and tells where the person stands.
  const child = spawn(file, rest, { cwd: at, env: { ...process.env, PATH: path, INIT_CWD: cwd, NO_COLOR: '1', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => { said.err += text; });
  const line = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.out += text;
      if (said.out.includes('\n')) resolve(said.out.split('\n')[0] ?? '');
    });
    child.on('close', () => reject(new Error(`ended early: ${said.err}`)));
  });
  line.catch(() => undefined);
  return { child, said, line };
}

/** Exit 2, nothing on standard output, one Chinese line on standard error; answers that line. */
export async function refused(args: readonly string[], way: Way = {}): Promise<string> {
  const { code, out, err } = await run(args, way);
  expect({ code, out, lines: err.trimEnd().split('\n').length }, err).toEqual({ code: 2, out: '', lines: 1 });
  expect(err).toMatch(/\p{Script=Han}/u);
  return err.trimEnd();
}

/** Without what root may do everywhere, so that a folder can refuse to be written. */
export function withoutPrivileges(): Pick<Way, 'command'> {
  return process.getuid?.() === 0 ? { command: ['setpriv', '--inh-caps=-all', '--bounding-set=-all', ...program] } : {};
}

function expectPlainWords({ out, err }: Ran): void {
  const said = `${out}\n${err}`;
  expect(said).not.toMatch(/^\s+at .*:\d+/m);
  expect(said).not.toMatch(/\bundefined\b|\[object |\bNaN\b/);
  // JSON and file names are not sentences.
  if (!out.startsWith('{')) expect(said).not.toMatch(/[A-Za-z]{2,}( [a-z]{2,}){2,}/);
}
