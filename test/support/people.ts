// Invented staff of two invented offices, and the places they belong to.
import type { Database } from '../../server/db/database.ts';
import type { Person } from './app.ts';

export const nigou = { code: '370405102', name: '泥沟镇', countyCode: '370405', county: '台儿庄区' };
export const malan = { code: '370405105', name: '马兰屯镇', countyCode: '370405', county: '台儿庄区' };

export const villages = [
  { code: '370405102214', name: '北洛村', registerName: '北洛村委会', townshipCode: nigou.code, position: 1 },
  { code: '370405102215', name: '兰城村', registerName: '兰城村委会', townshipCode: nigou.code, position: 2 },
  { code: '370405105201', name: '马兰村', registerName: '马兰村委会', townshipCode: malan.code, position: 1 },
];

export const liming: Person = { login: 'liming', name: '李明', role: 'clerk', townshipCode: nigou.code };
export const wangfang: Person = { login: 'wangfang', name: '王芳', role: 'reviewer', townshipCode: nigou.code };
export const zhaogang: Person = { login: 'zhaogang', name: '赵刚', role: 'reviewer', townshipCode: nigou.code };
export const sunli: Person = { login: 'sunli', name: '孙丽', role: 'clerk', townshipCode: malan.code };
export const county: Person = { login: 'county', name: '周洋', role: 'county', townshipCode: null };

export async function addPlaces(db: Database): Promise<void> {
  const { tables } = db;
  await db.write(async (tx) => {
    await tx.insert(tables.townships).values([nigou, malan]);
    await tx.insert(tables.villages).values(villages);
  });
}
