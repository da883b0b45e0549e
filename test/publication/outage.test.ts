// A disk that is full for half a day: what nobody at the desk waits for comes about all the same, once there is room again.
import { expect, test } from 'vitest';
import { scheduleTimestamps } from '../../server/boards/timestamps.ts';
import { sharedRenderer } from '../print/printer.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, publish, work } from '../support/office.ts';
import { editionsOf } from '../support/site.ts';
import { beiluo, farmland } from './samples.ts';

const renderer = sharedRenderer();
const day = 24 * 60;

onBothEngines('a server that cannot keep a file for twelve hours', (open) => {
  test('ends the public period and signs for the boards as soon as it can again', async () => {
    const office = await openOffice(await open(), { renderer: renderer() });
    await publish(office, 'farmland-fertility', farmland.slice(60));
    await scheduleTimestamps(office.deps, office.clock.now());
    const full = { ...office.deps, blobs: { ...office.deps.blobs, put: () => Promise.reject(new Error('ENOSPC')) } };
    const signedAt = async () => (await office.deps.db.read.select().from(office.deps.db.tables.villageReleases)).find(({ villageCode }) => villageCode === beiluo)?.signedAt;
    office.clock.advance(10 * day);
    for (let minutes = 0; minutes < 12 * 60; minutes += 30) {
      await work({ deps: full });
      office.clock.advance(30);
    }
    expect((await editionsOf(office.deps.db)).map(({ state }) => state)).toEqual(['published', 'published']);
    office.clock.advance(90);
    const roomAgain = office.clock.now();
    await work(office);
    expect((await editionsOf(office.deps.db)).map(({ state }) => state)).toEqual(['retained', 'retained']);
    expect(await signedAt()).toEqual(roomAgain);
    expect((await office.visitor().get(`/v/${beiluo}`)).text).toContain('现在没有正在公开的内容');
  });
});
