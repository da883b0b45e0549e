// A village register taken into the database: codes that are missing are made, and stay what they were.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRepo } from '../../board-client/protocol.ts';
import { readRegister } from '../../importers/register.ts';
import type { RegisterVillage } from '../../importers/register.ts';
import { findPersonalData } from '../../server/domain/scan.ts';
import { importRegister, villageCode } from '../../server/places/import.ts';
import { addPerson, createTestApp, signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';

const head = 'code,village,township_code,township,county_code,county\n';
const register = (text: string): RegisterVillage[] => {
  const read = readRegister(Buffer.from(head + text), '村名册.csv');
  if ('findings' in read) throw new Error(read.findings.map(({ said }) => said).join());
  return read.villages;
};
const saidOf = (text: string) => {
  const read = readRegister(Buffer.from(head + text), '村名册.csv');
  return 'findings' in read ? read.findings.map(({ said }) => said).join() : '';
};

test('a code that was made holds no figure that could be a telephone or an account, and a board takes it', () => {
  const name = fc.string({ unit: fc.constantFrom(...Array.from('东西南北张王李赵庄村湾')), minLength: 2, maxLength: 5 });
  fc.assert(fc.property(name, name, (village, township) => {
    const code = villageCode({ code: '', village, shortName: village, townshipCode: '', township, countyCode: '', county: '台儿庄区' });
    expect(code).toMatch(/^x[a-p]{11}$/);
    expect(isRepo(code)).toBe(true);
    for (const text of [`/v/${code}`, `${code}-2026-13800`, `${code} 13`]) expect(findPersonalData(text)).toEqual([]);
  }));
});

test('codes in capitals are the same as in small letters', () => {
  expect(register('SD-NIGOU-01,北洛村委会,,泥沟镇,,台儿庄区\n').map(({ code }) => code)).toEqual(['sd-nigou-01']);
  expect(saidOf('SD1,北洛村委会,,泥沟镇,,台儿庄区\nsd1,兰城村委会,,泥沟镇,,台儿庄区\n')).toContain('兰城村委会');
});

test.each([['370405102214.0', '2'], ['北洛', '2'], ['3704 05/1', '2'], ['_1', '2'], ['a'.repeat(41), '2']])('a code that no address can hold is refused with its row: %s', (code, row) => {
  expect(saidOf(`1,北洛村委会,${code},泥沟镇,,台儿庄区\n`)).toContain(`第 ${row} 行的代码`);
  expect(saidOf(`${code},北洛村委会,,泥沟镇,,台儿庄区\n`)).toContain(`第 ${row} 行的代码`);
});

onBothEngines('a register without codes', (open) => {
  const text = ',北洛村委会,,泥沟镇,,台儿庄区\n,张庄村委会,,泥沟镇,,台儿庄区\n,张庄村委会,,马兰屯镇,,台儿庄区\n';

  test('taken in twice adds nobody', async () => {
    const { deps } = await createTestApp(await open());
    const codes = async () => (await deps.db.read.select().from(deps.db.tables.villages)).map(({ code }) => code).toSorted();
    await importRegister(deps, register(text));
    const first = await codes();
    expect(new Set(first).size).toBe(3);
    await importRegister(deps, register(text));
    expect(await codes()).toEqual(first);
  });

  test('finds the places an earlier release has given codes to, and leaves them their codes', async () => {
    const { deps } = await createTestApp(await open());
    const { villages, townships } = deps.db.tables;
    await deps.db.write(async (tx) => {
      await tx.insert(townships).values({ code: 'x1234abcd', name: '泥沟镇', countyCode: '', county: '台儿庄区' });
      await tx.insert(villages).values({ code: 'x13800138000', name: '北洛村', registerName: '北洛村委会', townshipCode: 'x1234abcd', position: 0 });
    });
    await importRegister(deps, register(text));
    const kept = await deps.db.read.select().from(villages);
    expect(kept).toHaveLength(3);
    expect(kept.filter(({ code }) => code === 'x13800138000').map(({ townshipCode }) => townshipCode)).toEqual(['x1234abcd']);
    expect(kept.filter(({ townshipCode }) => townshipCode === 'x1234abcd')).toHaveLength(2);
    expect((await deps.db.read.select().from(townships)).map(({ name }) => name).toSorted()).toEqual(['泥沟镇', '马兰屯镇']);
  });
});

onBothEngines('a village that came to another township', (open) => {
  test('takes its accounts along: its new township has them, the old one no more', async () => {
    const desk = await createTestApp(await open());
    const { users, auditEntries } = desk.deps.db.tables;
    const placed = async (township: string) => importRegister(desk.deps, register(`370405102214,北洛村委会,${township},370405,台儿庄区\n370405101201,兰城村委会,370405101,马兰屯镇,370405,台儿庄区\n`));
    await placed('370405102,泥沟镇');
    const village = await addPerson(desk, { login: 'beiluo', name: '周村', role: 'village', townshipCode: '370405102', villageCode: '370405102214' });
    const boss = async (login: string, townshipCode: string) => signedInAs(desk, { login, name: '管理', role: 'admin', townshipCode });
    const [old, next] = [await boss('oldadmin', '370405102'), await boss('newadmin', '370405101')];
    await placed('370405101,马兰屯镇');
    expect((await desk.deps.db.read.select().from(users)).find(({ id }) => id === village)?.townshipCode).toBe('370405101');
    expect([(await old.post(`/desk/users/${village}/reset`, {})).status, (await next.post(`/desk/users/${village}/reset`, {}, { known: ['beiluo'] })).status]).toEqual([404, 200]);
    const moves = async () => (await desk.deps.db.read.select().from(auditEntries)).filter(({ action }) => action === 'account.moved').map(({ chain, subject }) => [chain, subject]);
    expect(await moves()).toEqual([['370405101', `user:${village}`]]);
    await placed('370405101,马兰屯镇');
    expect(await moves()).toHaveLength(1);
  });
});
