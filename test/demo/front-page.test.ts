// The exported site has a front page of its own: every village that publishes is one click away, and nothing on it needs the server.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
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
    await publish(office, 'farmland-fertility', farmland.slice(60));
    const out = await mkdtemp(join(inject('databases'), 'export-'));
    await leaveSite(office.deps, out);
    const html = await readFile(join(out, 'public', 'index.html'), 'utf8');
    expect(await faultsOf(html)).toEqual([]);
    expect(html).not.toContain('<form');
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '');
    expect(links.length).toBeGreaterThan(1);
    expect(links.filter((href) => !existsSync(join(out, 'public', href, 'index.html')))).toEqual([]);
    expect((await office.visitor().get('/')).html).toContain('<form');
  });
});
