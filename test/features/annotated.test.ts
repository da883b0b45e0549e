// The clerk's own file back with the problems beside the rows: for who may upload only, never under its own name.
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../server/db/database.ts';
import { createTestApp, signedInAs, workAtDesk } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { lines, paymentFile, subject } from '../support/payment-files.ts';
import { addPlaces, liming, sunli, wangfang } from '../support/people.ts';

onBothEngines('the annotated file', (open) => {
  let db: Database;
  let desk: TestApp;
  beforeEach(async () => {
    db = await open();
    await addPlaces(db);
    desk = await createTestApp(db);
  });

  test('has every row as it came and says of each what is wrong, the desk\'s own findings included', async () => {
    const clerk = await signedInAs(desk, liming);
    const file = paymentFile(lines.map((line, i) => (i === 1 ? { ...line, village: '不知村' } : i === 2 ? { ...line, name: '刘𪚥' } : line)), { name: '../../<b>清册.csv' });
    const { location } = await clerk.post('/desk/uploads', { ...subject, file });
    await workAtDesk(desk);
    expect((await clerk.get(location)).html).toContain(`href="${location}/annotated"`);
    const { status, headers, html } = await clerk.get(`${location}/annotated`);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, 'text/csv; charset=utf-8', 'no-store']);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="result\.csv"; filename\*=UTF-8''%E6%A0%B8%E5%AF%B9%E7%BB%93%E6%9E%9C-[0-9a-f]{12}\.csv$/);
    const table = html.split('\r\n');
    expect(table[1]).toMatch(/,问题$/);
    expect(table[2]).toContain(lines[0]?.idNumber ?? '-');
    expect(table[3]).toMatch(/不知村.*【必须改】/);
    expect(table[4]).toMatch(/𪚥.*现有字库打不出来/);
    expect((await db.read.select().from(db.tables.auditEntries)).map(({ action }) => action)).toContain('file.annotated');
  });

  test('is nobody else\'s to have', async () => {
    const clerk = await signedInAs(desk, liming);
    const { location } = await clerk.post('/desk/uploads', { ...subject, file: paymentFile() });
    expect((await (await signedInAs(desk, wangfang)).get(`${location}/annotated`)).status).toBe(403);
    expect((await (await signedInAs(desk, sunli)).get(`${location}/annotated`)).status).toBe(404);
  });
});
