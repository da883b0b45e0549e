// The clerk's own file back with the problems beside the rows: for who may upload only, never under its own name.
import { eq } from 'drizzle-orm';
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
    expect((await clerk.get(location)).html).toContain(`action="${location}/annotated"`);
    expect((await clerk.post(`${location}/annotated`, {})).location).toBe(`${location}/annotated`);
    await workAtDesk(desk);
    expect((await clerk.post(`${location}/annotated`, {})).location).toBe(`${location}/annotated/file`);
    const { status, headers, html } = await clerk.get(`${location}/annotated/file`);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, 'text/csv; charset=utf-8', 'no-store']);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="result\.csv"; filename\*=UTF-8''%E6%A0%B8%E5%AF%B9%E7%BB%93%E6%9E%9C-[0-9a-f]{12}\.csv$/);
    const table = html.split('\r\n');
    expect(table[1]).toMatch(/,问题$/);
    expect(table[2]).toContain(lines[0]?.idNumber ?? '-');
    expect(table[3]).toMatch(/不知村.*【必须改】/);
    expect(table[4]).toMatch(/𪚥.*现有字库打不出来/);
    expect((await db.read.select().from(db.tables.auditEntries)).map(({ action }) => action)).toContain('file.annotated');
  });

  test('of a large file is waited for on a page of its own, which says how far it has come and then offers it', async () => {
    const clerk = await signedInAs(desk, liming);
    const { location } = await clerk.post('/desk/uploads', { ...subject, file: paymentFile(lines, { total: '1.00' }) });
    await workAtDesk(desk);
    const at = `${location}/annotated`;
    expect((await clerk.get(at)).text).toContain('还没有做');
    for (let i = 0; i < 2; i++) await clerk.post(at, {});
    const waiting = await clerk.get(at);
    expect([waiting.text.includes('马上开始'), waiting.html.includes('http-equiv="refresh"')]).toEqual([true, true]);
    expect((await clerk.get(`${at}/file`)).location).toBe(at);
    await workAtDesk(desk);
    const ready = await clerk.get(at);
    expect([ready.text.includes('做好了'), ready.html.includes('http-equiv="refresh"')]).toEqual([true, false]);
    expect(await db.read.$count(db.tables.jobs, eq(db.tables.jobs.name, 'annotate-batch'))).toBe(1);
  });

  test('is made anew after the file was checked anew, and not at all when the batch has left the desk', async () => {
    const clerk = await signedInAs(desk, liming);
    const { location } = await clerk.post('/desk/uploads', { ...subject, file: paymentFile(lines, { total: '1.00' }) });
    await workAtDesk(desk);
    await clerk.post(`${location}/annotated`, {});
    await workAtDesk(desk);
    await clerk.post(`${location}/subject`, { ...subject, programme: 'grain-one-off' });
    await workAtDesk(desk);
    expect((await clerk.get(`${location}/annotated/file`)).location).toBe(`${location}/annotated`);
    expect((await clerk.get(`${location}/annotated`)).text).toContain('要重新做一份');
    await clerk.post(`${location}/disposal`, {});
    expect((await clerk.post(`${location}/annotated`, {})).status).toBe(409);
  });

  test('is nobody else\'s to have', async () => {
    const clerk = await signedInAs(desk, liming);
    const { location } = await clerk.post('/desk/uploads', { ...subject, file: paymentFile() });
    const [reviewer, other] = [await signedInAs(desk, wangfang), await signedInAs(desk, sunli)];
    for (const path of [`${location}/annotated`, `${location}/annotated/file`]) expect([(await reviewer.get(path)).status, (await other.get(path)).status]).toEqual([403, 404]);
    expect([(await reviewer.post(`${location}/annotated`, {})).status, (await other.post(`${location}/annotated`, {})).status]).toEqual([403, 404]);
  });
});
