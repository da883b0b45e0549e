// A photo of the board that cannot be taken: the reason stands where the photo was chosen.
import { beforeEach, expect, test } from 'vitest';
import { jpegPhoto } from '../photos/photos.ts';
import { sharedRenderer } from '../print/printer.ts';
import { password, signedInAs, type Person } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, publish, work, type Office } from '../support/office.ts';
import { nigou } from '../support/people.ts';
import { editionsOf } from '../support/site.ts';
import type { Fields, Visitor } from '../support/visitor.ts';
import { beiluo, farmland } from './samples.ts';

const renderer = sharedRenderer();
const rows = farmland.slice(60);
const villager: Person = { login: 'cun-214', name: '吴敏', role: 'village', townshipCode: nigou.code, villageCode: beiluo };
const photo = (hue = 0) => new File([jpegPhoto({ hue }).slice()], 'IMG_0001.jpg', { type: 'image/jpeg' });

onBothEngines('a photo of the board', (open) => {
  let office: Office;
  let committee: Visitor;
  let edition: string;

  beforeEach(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    committee = await signedInAs(office, villager);
    await publish(office, 'farmland-fertility', rows);
    edition = (await editionsOf(office.deps.db)).find(({ villageCode }) => villageCode === beiluo)?.id ?? '';
  });

  const up = async (fields: Fields = {}) => committee.post('/desk/postings', { edition, act: 'up', place: '村务公开栏', day: '2026-06-22', nobody: 'on', photo: photo(), ...fields });
  const down = async (day: string, fields: Fields = {}) => committee.post('/desk/postings', { edition, act: 'down', 'down-place': '村务公开栏', 'down-day': day, 'down-nobody': 'on', 'down-photo': photo(90), ...fields });
  /** Time passes, and the committee signs in again: no session lasts so long. */
  const pass = async (days: number) => { office.clock.advance(days * 24 * 60); await committee.post('/desk/sign-in', { login: villager.login, password }); };

  test('refused says so at the box in which it was chosen', async () => {
    const [none, broken] = [new File([], ''), new File([Buffer.from('not a photo')], 'IMG_2.jpg')];
    const album = await up({ photo: none, album: broken });
    expect(album.html).toContain('id="album-error"');
    expect(album.html).not.toContain('id="photo-error"');
    expect((await up({ photo: broken, album: none })).html).toContain('id="photo-error"');
    await up();
    await pass(10);
    await work(office);
    expect((await down('2026-07-02', { 'down-photo': none, 'down-album': broken })).html).toContain('id="down-album-error"');
  });
});
