// How a villager comes to the page of the own village: by name, by code, by an address copied with a stroke too many.
import { expect, test } from 'vitest';
import { createTestApp, origin } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { addPlaces } from '../support/people.ts';

onBothEngines('finding a village', (open) => {
  const visitor = async () => {
    const db = await open();
    await addPlaces(db);
    return createTestApp(db);
  };

  test.each(['北洛', '北洛村', '北洛社区', '370405102214'])('%s finds 北洛村 and no other', async (word) => {
    const page = await (await visitor()).visitor().get(`/?q=${encodeURIComponent(word)}`);
    expect(page.text).toContain('北洛村');
    expect(page.text).not.toContain('兰城村');
  });

  test.each([['/v/370405102214/', '/v/370405102214'], ['/n/370405102214-2026-1/', '/n/370405102214-2026-1'], ['/n/370405102214-2026-1/2/', '/n/370405102214-2026-1/2']])('%s leads to %s', async (typed, address) => {
    const answer = await (await visitor()).app.request(origin + typed);
    expect([answer.status, answer.headers.get('location')]).toEqual([301, address]);
  });
});
