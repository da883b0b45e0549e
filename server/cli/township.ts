// mingbai township: the telephone and place that notices tell people to ask at.
import { setContact } from '../places/contact.ts';
import { need, parse } from './usage.ts';
import { withDatabase } from './with-database.ts';

const usage = 'township 乡镇代码 [--phone 电话] [--office 地点] [--hours 时间] [--data DIR]';

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, { phone: { type: 'string' }, office: { type: 'string' }, hours: { type: 'string' }, data: { type: 'string' } }, usage);
  const { phone, office, hours } = values;
  const name = await withDatabase(values.data, (deps) => setContact(deps, need(positionals[0], usage), { phone, office, hours }));
  process.stdout.write(`${name}的咨询电话和地点已更新。\n`);
  return 0;
}
