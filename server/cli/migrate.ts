// mingbai migrate: brings the database to this release's tables.
import { migrate } from '../db/migrate.ts';
import { makeWritable } from '../data-folder.ts';
import { configOf } from './settings.ts';
import { parse } from './usage.ts';

export async function run(args: string[]): Promise<number> {
  const { values } = parse(args, { data: { type: 'string' } }, 'migrate [--data DIR]', 0);
  const config = configOf({ data: values.data });
  makeWritable(config.data);
  await migrate(config.databaseUrl);
  process.stdout.write('数据库已是本版本的结构。\n');
  return 0;
}
