// The board's program: settings from the command line, one turn or an endless round, and a clean end on SIGTERM.
import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import { goRound, takeTurn } from './round.ts';

const { values } = parseArgs({ options: { config: { type: 'string' }, once: { type: 'boolean', default: false } } });
const read = readConfig(values.config);
const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());

if (!read.ok) {
  process.stderr.write(`${read.problems.join('\n')}\n`);
  process.exitCode = 2;
} else if (values.once) {
  const result = await takeTurn(read.config, true, stop.signal);
  process.stdout.write(`${JSON.stringify(result)}\n`);
  process.exitCode = result.status === 'kept' ? 1 : 0;
} else {
  await goRound(read.config, stop.signal, (line) => process.stdout.write(`${line}\n`));
}
