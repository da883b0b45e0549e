// Before anything is approved: the clerk and the reviewer leaf through exactly what the villages will get, marked as what it is, and nobody else sees it.
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../server/db/database.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { createTestApp, signedInAs, workAtDesk } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { paymentFile, subject } from '../support/payment-files.ts';
import { addPlaces, liming, sunli, wangfang } from '../support/people.ts';
import type { Visitor } from '../support/visitor.ts';
import { dense, sharedRenderer } from '../print/printer.ts';

const renderer = sharedRenderer();

onBothEngines('what the villages will get, before it is approved', (open) => {
  let db: Database;
  let desk: TestApp;
  let clerk: Visitor;
  let reviewer: Visitor;
  let location: string;

  beforeEach(async () => {
    db = await open();
    await addPlaces(db);
    desk = await createTestApp(db, { renderer: renderer() });
    clerk = await signedInAs(desk, liming);
    reviewer = await signedInAs(desk, wangfang);
    ({ location } = await clerk.post('/desk/uploads', { ...subject, file: paymentFile() }));
    await workAtDesk(desk);
    const planHash = /name="planHash" value="(\w{64})"/.exec((await clerk.get(location)).html)?.[1] ?? '';
    await clerk.post(`${location}/submission`, { planHash });
    await workAtDesk(desk);
  });

  const rawly = (path: string, by: Visitor | null) => desk.app.request(`http://localhost:8080${path}`, { headers: by ? { cookie: `mingbai=${by.cookies.get('mingbai')}` } : {} });

  test('clerk and reviewer find the way from the batch, and from each village to the one before and the one after', async () => {
    for (const person of [clerk, reviewer]) {
      expect((await person.get(location)).html).toContain(`<a class="button second" href="${location}/sheets">看各村公开表样张</a>`);
      const first = await person.get(`${location}/sheets`);
      expect(first.text).toMatch(/公开表样张：2026年耕地地力保护补贴.*没有上一村了 第 1 个村，共 2 个 下一村：兰城村/);
      const second = await person.get(/href="([^"]+)">下一村/.exec(first.html)?.[1] ?? '');
      expect(second.text).toMatch(/上一村：北洛村 第 2 个村，共 2 个 没有下一村了/);
      expect(second.html).toContain(`src="${location}/preview/370405102215" sandbox=""`);
    }
    expect((await reviewer.get(`${location}/review?village=370405102215`)).text).toContain('上一村：北洛村 第 2 个村，共 2 个');
  });

  test('the sheet is as it will be printed, but marked on every page, without a code, and for nobody else to see or to keep', async () => {
    const at = `${location}/preview/370405102214`;
    const [html, pdf] = [await rawly(at, clerk), await rawly(`${at}/sheet.pdf`, reviewer)];
    const sheet = await html.text();
    expect(sheet).toContain('样张　未经审核');
    expect(sheet).not.toContain('class="qr"');
    const pages = await pdfText(new Uint8Array(await pdf.arrayBuffer()));
    for (const page of pages) expect(dense(page)).toMatch(/王桂英.*样张未经审核/);
    for (const { headers } of [html, pdf]) expect(headers.get('cache-control')).toBe('no-store');
    const stranger = await signedInAs(desk, { ...sunli, role: 'reviewer' });
    for (const path of [`${location}/sheets`, at, `${at}/sheet.pdf`]) expect([path, (await rawly(path, null)).status, (await rawly(path, stranger)).status]).toEqual([path, 401, 404]);
    expect(await db.read.$count(db.tables.sitePages)).toBe(0);
  });

  test('once it is approved there is no draft any more, only the batch', async () => {
    await reviewer.post(`${location}/approval`, {});
    expect(await clerk.get(`${location}/sheets`)).toMatchObject({ status: 303, location });
    expect((await rawly(`${location}/preview/370405102214`, clerk)).status).toBe(404);
  });
});
