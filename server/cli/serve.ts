// mingbai serve: migrates, listens, works off jobs, ends cleanly on SIGTERM.
import { configOf, portOf } from './settings.ts';
import { parse } from './usage.ts';

const usage = 'serve [--port N] [--data DIR]';

export async function run(args: string[]): Promise<number> {
  const { values } = parse(args, { port: { type: 'string' }, data: { type: 'string' } }, usage, 0);
  const config = configOf({ data: values.data, port: portOf(values.port) });
  const { ending, startServer } = await import('./service.ts');
  // Loaded when the first sheet is printed, it would keep everybody waiting for a tenth of a second.
  await import('puppeteer');
  const running = await startServer(config);
  process.stdout.write(`明白栏已启动：${running.address}\n`);
  await ending();
  await running.stop();
  return 0;
}
