// The command line: finds the command, runs it, answers with its exit code (0 done, 1 findings, 2 usage or unreadable input).
import { commands } from './commands.ts';
import { Usage } from './usage.ts';

const oldestNode = 22;

async function main([name = '', ...rest]: string[]): Promise<number> {
  if (Number(process.versions.node.split('.')[0]) < oldestNode) {
    throw new Usage(`Node ${process.versions.node} 太旧。请用 npm run -s mingbai -- ${name || '命令'} 启动，它会用随包带来的 Node 24`);
  }
  const command = commands[name];
  if (!command) throw new Usage(`没有这个命令：${name || '（空）'}。可用的命令：${Object.keys(commands).join('、')}`);
  const { run } = await command();
  return run(rest);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Usage)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
