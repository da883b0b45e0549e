// Every address of the desk, walked by everybody it is not for: another office's things answer like things that are not there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { count } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../server/db/database.ts';
import { createTestApp, origin, signedInAs, workAtDesk } from '../support/app.ts';
import type { Person, TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { lines, paymentFile, subject } from '../support/payment-files.ts';
import type { Visitor } from '../support/visitor.ts';
import { addPlaces, county, liming, malan, nigou, sunli, wangfang } from '../support/people.ts';

const routes = readFileSync(join(import.meta.dirname, '../house/routes.txt'), 'utf8').trim().split('\n').map((line) => line.split(' ') as [method: string, path: string]);
const desk = routes.filter(([, path]) => path.startsWith('/desk/') && !/sign-(?:in|out)|:hash/.test(path));

const strangers: Person[] = [
  sunli,
  { login: 'm-village', name: '吴村', role: 'village', townshipCode: malan.code, villageCode: '370405105201' },
  { login: 'm-admin', name: '郑管', role: 'admin', townshipCode: malan.code },
  { login: 'other-department', name: '褚林', role: 'department', townshipCode: null, programme: 'forest-return' },
];
const own: Person[] = [
  wangfang, county,
  { login: 'n-village', name: '陈村', role: 'village', townshipCode: nigou.code, villageCode: '370405102214' },
  { login: 'n-admin', name: '卫管', role: 'admin', townshipCode: nigou.code },
  { login: 'n-auditor', name: '蒋督', role: 'auditor', townshipCode: nigou.code },
  { login: 'department', name: '沈农', role: 'department', townshipCode: null, programme: 'farmland-fertility' },
];
const fields = { reason: '试一试', row: '3 x', planHash: 'a'.repeat(64), programme: 'grain-one-off', year: '2026', paidOn: '2026-06-18', basis: '无' };
const numbers = lines.flatMap(({ idNumber, account }) => [idNumber, account]);

onBothEngines('every address of the desk', (open) => {
  let db: Database;
  let office: TestApp;
  let ids: string[];

  beforeEach(async () => {
    db = await open();
    await addPlaces(db);
    office = await createTestApp(db);
    const clerk = await signedInAs(office, liming);
    const reviewer = await signedInAs(office, { login: 'second', name: '韩审', role: 'reviewer', townshipCode: nigou.code });
    const upload = async (...file: File[]) => {
      const { location } = await clerk.post('/desk/uploads', { ...subject, file });
      await workAtDesk(office);
      return location;
    };
    const approved = await upload(paymentFile());
    const planHash = /name="planHash" value="(\w{64})"/.exec((await clerk.get(approved)).html)?.[1] ?? '';
    await clerk.post(`${approved}/submission`, { planHash });
    await workAtDesk(office);
    await reviewer.post(`${approved}/approval`, {});
    const blocked = await upload(paymentFile(lines, { total: '1.00' }));
    await clerk.post(`${blocked}/annotated`, {});
    await workAtDesk(office);
    const bulk = await upload(paymentFile(lines.slice(0, 2), { name: '一.csv' }), paymentFile(lines.slice(2), { name: '二.csv' }));
    const editions = (await db.read.select().from(db.tables.editions)).map(({ id }) => id);
    ids = [...[approved, blocked, bulk].map((at) => at.split('/').at(-1) ?? ''), editions[0] ?? '', clerk.id];
  });

  /** Each address once for each thing of the office that it may be asked for. */
  const addresses = (method: string) =>
    desk.filter(([own]) => own === method).flatMap(([, path]) => (/:id|:edition/.test(path) ? ids.map((id) => path.replace(/:id|:edition/, id)) : [path])
      .map((one) => one.replace(':village', '370405102214').replace(':code', 'farmland-fertility').replace(':file', 'notice-public.pdf')));
  const nothing = '01900000-0000-7000-8000-000000000000';
  /** Without the page lint, which other tests pay for and which does not know paper notices. */
  const ask = async (visitor: Visitor, path: string, form: RequestInit = {}) => {
    const cookie = [...visitor.cookies].map((pair) => pair.join('=')).join('; ');
    const answer = await office.app.request(origin + path, { ...form, headers: { accept: 'text/html', cookie, origin, 'sec-fetch-site': 'same-origin' } });
    return { status: answer.status, html: await answer.text() };
  };
  const post = (visitor: Visitor, path: string) => ask(visitor, path, { method: 'POST', body: new URLSearchParams(fields) });
  const written = async () => (await db.read.select({ n: count() }).from(db.tables.auditEntries))[0]?.n;

  test('of another office shows and changes nothing', { timeout: 120_000 }, async () => {
    for (const person of strangers) {
      const visitor = await signedInAs(office, person);
      for (const path of addresses('GET')) {
        const { status, html } = await ask(visitor, path);
        for (const secret of [...lines.map(({ name }) => name), '1,280.95', '2,239.95', ...numbers]) expect([person.login, path, status, html.includes(secret)]).toEqual([person.login, path, status, false]);
        const id = ids.find((one) => path.includes(one));
        if (id !== undefined) expect([person.login, path, status]).toEqual([person.login, path, (await ask(visitor, path.replace(id, nothing))).status]);
      }
      const before = await written();
      for (const path of addresses('POST')) {
        const id = ids.find((one) => path.includes(one));
        if (id === undefined) continue;
        const [{ status }, none] = [await post(visitor, path), await post(visitor, path.replace(id, nothing))];
        expect([person.login, path, status]).toEqual([person.login, path, none.status]);
        expect([200, 303]).not.toContain(status);
      }
      expect(await written()).toBe(before);
    }
  });

  test('of the own office shows no whole identity number or account', { timeout: 120_000 }, async () => {
    for (const person of own) {
      const visitor = await signedInAs(office, person);
      // Whoever may upload a file may have it back.
      for (const path of addresses('GET').filter((one) => person.role !== 'county' || !one.endsWith('/annotated/file'))) {
        const { status, html } = await ask(visitor, path);
        expect([person.login, path, status < 500, numbers.filter((number) => html.includes(number))]).toEqual([person.login, path, true, []]);
      }
    }
  });
});
