// Measures one piece of work beside its peers: one JSON object on standard output, progress on standard error.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { existsSync } from 'node:fs';
import type { Bench } from './report.ts';
import { machine } from './report.ts';

const [name = '', ...rest] = process.argv.slice(2);
const file = join(import.meta.dirname, `${name}.ts`);
if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
  say('用法：npm run -s bench -- 名称，例如 notices；说明见 bench/README.md');
  process.exit(2);
}
const { bench } = await import(pathToFileURL(file).href) as { bench?: Bench };
if (bench === undefined) {
  say(`bench/${name}.ts 里没有可测的内容；说明见 bench/README.md`);
  process.exit(2);
}
const measured = await bench(rest, say);
process.stdout.write(`${JSON.stringify({ bench: name, machine: machine(), ...measured }, null, 2)}\n`);

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
