// The command line: finds the command, runs it, answers with its exit code (0 done, 1 findings, 2 usage or unreadable input).
import { inspect } from 'node:util';
import { isDebugging } from '../config.ts';
import { commands } from './commands.ts';
import { failureOf } from './failure.ts';
import { helpWords, isHelp } from './help.ts';
import { Help, Usage } from './usage.ts';

async function main([name = '', ...rest]: string[]): Promise<number> {
  if (name === '' || isHelp(name)) throw new Help(helpWords());
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new Usage(`没有这个命令：${name}。可用的命令：${Object.keys(commands).join('、')}`);
  return (await command()).run(rest);
}

async function fail(error: unknown): Promise<number> {
  const { said, exit } = failureOf(error);
  (exit < 2 ? process.stdout : process.stderr).write(`${said}\n`);
  if (exit > 0 && isDebugging() && error instanceof Error) process.stderr.write(`${inspect(error)}\n`);
  return exit;
}

// Whoever reads us may stop reading (`| head`); that is no failure of ours. A full disk below a file of answers is one.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || stream === process.stderr) process.exit();
    process.stderr.write(`结果没有写完：${failureOf(error).said}\n`);
    process.exit(2);
  });
}
process.once('uncaughtException', (error) => { void fail(error).then((code) => process.exit(code)); });
process.exitCode = await main(process.argv.slice(2)).catch(fail);
