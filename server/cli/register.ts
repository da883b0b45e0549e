// mingbai register: takes a village register into the database.
import { importRegister } from '../places/import.ts';
import { readVillages } from './check.ts';
import { need, parse } from './usage.ts';
import { withDatabase } from './with-database.ts';

const usage = 'register 村名册.csv [--data DIR]';

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, { data: { type: 'string' } }, usage);
  const register = await readVillages(need(positionals[0], usage));
  const { townships, villages } = await withDatabase(values.data, (deps) => importRegister(deps, register));
  process.stdout.write(`已录入 ${townships} 个乡镇、${villages} 个村。\n`);
  return 0;
}
