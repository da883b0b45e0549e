// mingbai township: the telephone and place that notices tell people to ask at.
import { contactFault } from '../domain/contact.ts';
import { setContact } from '../places/contact.ts';
import { Problem } from '../problem.ts';
import { need, parse, Usage } from './usage.ts';
import { withDatabase } from './with-database.ts';

const usage = 'township 乡镇代码 [--phone 电话] [--office 地点] [--hours 时间] [--data DIR]';

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, { phone: { type: 'string' }, office: { type: 'string' }, hours: { type: 'string' }, data: { type: 'string' } }, usage);
  const { phone, office, hours } = values;
  const code = need(positionals[0], usage);
  const fault = contactFault({ phone, office, hours });
  if (fault !== null) throw new Usage(fault);
  const name = await withDatabase(values.data, (deps) => setContact(deps, code, { phone, office, hours })).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not-found') throw new Usage(`没有代码是 ${code} 的乡镇。请核对代码，或先用 register 录入村名册`);
    throw error;
  });
  process.stdout.write(`${name}的咨询电话和地点已更新。\n`);
  return 0;
}
