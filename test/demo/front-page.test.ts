// The exported site has a front page of its own: every village is one click away, also one with nothing public, and nothing on it needs the server.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { askForFirstPages } from '../../server/boards/first-pages.ts';
import { leaveSite } from '../../server/demo/folder.ts';
import { farmland } from '../publication/samples.ts';
import { sharedRenderer } from '../print/printer.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, publish } from '../support/office.ts';
import { faultsOf } from '../support/page.ts';

const renderer = sharedRenderer();

onBothEngines('the exported site', (open) => {
  test('begins with a page whose links all lead to files beside it', async () => {
    const office = await openOffice(await open(), { renderer: renderer() });
    await askForFirstPages(office.deps);
    await publish(office, 'farmland-fertility', farmland.slice(60));
    const out = await mkdtemp(join(inject('databases'), 'export-'));
    await leaveSite(office.deps, out);
    const html = await readFile(join(out, 'public', 'index.html'), 'utf8');
    expect(await faultsOf(html)).toEqual([]);
    expect(html).not.toContain('<form');
    const links = [...html.matchAll(/href="(\/[^"]*)"/g)].map(([, href]) => href ?? '');
    expect(links.length).toBeGreaterThan(1);
    expect(links.filter((href) => !existsSync(join(out, 'public', href, 'index.html')))).toEqual([]);
    expect(await readFile(join(out, 'public', 'v', '370405105201', 'index.html'), 'utf8')).toContain('本村现在没有正在公开的内容');
    expect(existsSync(join(out, 'feeds', '370405105201', 'index.html'))).toBe(true);
    const missing = await readFile(join(out, 'public', '404.html'), 'utf8');
    expect([await faultsOf(missing), missing.includes('href="/"'), missing.includes('<form')]).toEqual([[], true, false]);
    expect(await readFile(join(out, 'public', 'robots.txt'), 'utf8')).toContain('Disallow: /n/');
    expect((await office.visitor().get('/')).html).toContain('<form');
  });
});
