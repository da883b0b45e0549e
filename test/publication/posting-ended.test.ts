// A sheet that came down before its time was over, as its record says it.
import { beforeEach, expect, test } from 'vitest';
import { approveBatch } from '../../server/batches/review.ts';
import { jpegPhoto } from '../photos/photos.ts';
import { sharedRenderer } from '../print/printer.ts';
import { password, signedInAs, type Person } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { correct, openOffice, publish, work, type Office } from '../support/office.ts';
import { nigou } from '../support/people.ts';
import { editionsOf } from '../support/site.ts';
import type { Fields, Visitor } from '../support/visitor.ts';
import { beiluo, farmland } from './samples.ts';

const renderer = sharedRenderer();
const rows = farmland.slice(60);
const villager: Person = { login: 'cun-214', name: '吴敏', role: 'village', townshipCode: nigou.code, villageCode: beiluo };
const photo = (hue = 0) => new File([jpegPhoto({ hue }).slice()], 'IMG_0001.jpg', { type: 'image/jpeg' });

onBothEngines('a sheet that comes down', (open) => {
  let office: Office;
  let committee: Visitor;
  let batchId: string;
  let edition: string;

  beforeEach(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    committee = await signedInAs(office, villager);
    batchId = await publish(office, 'farmland-fertility', rows);
    edition = (await editionsOf(office.deps.db)).find(({ villageCode }) => villageCode === beiluo)?.id ?? '';
  });

  const up = async (fields: Fields = {}) => committee.post('/desk/postings', { edition, act: 'up', place: '村务公开栏', day: '2026-06-22', nobody: 'on', photo: photo(), ...fields });
  const down = async (day: string, fields: Fields = {}) => committee.post('/desk/postings', { edition, act: 'down', 'down-place': '村务公开栏', 'down-day': day, 'down-nobody': 'on', 'down-photo': photo(90), ...fields });
  /** Time passes, and the committee signs in again: no session lasts so long. */
  const pass = async (days: number) => { office.clock.advance(days * 24 * 60); await committee.post('/desk/sign-in', { login: villager.login, password }); };

  test('for a corrected edition is recorded as that, and not as the end of its time', async () => {
    await up();
    await pass(2);
    await approveBatch(office.deps, office.reviewer, await correct(office, batchId, 'replacement', rows.slice(1), '多报了一户'));
    await work(office);
    expect((await down('2026-06-24')).status).toBe(303);
    const { text } = await committee.get(`/desk/postings/${edition}/record`);
    expect(text).toMatch(/公开到 原定2026年7月1日，2026年6月24日由第2版（更正）代替 取下 2026年6月24日/);
    expect(text).not.toContain('到期');
  });

  test('because it was taken back is recorded as that', async () => {
    await up();
    const without = await correct(office, batchId, 'replacement', rows.filter(({ village }) => village !== '北洛村'), '不是这个村的');
    await approveBatch(office.deps, office.reviewer, without);
    await work(office);
    const ended = /公开到 原定2026年7月1日，2026年6月22日撤回 取下 系统确认/;
    expect((await committee.get(`/desk/postings/${edition}/record`)).text).toMatch(ended);
    // There is no newer sheet to print.
    const texts = [(await committee.get('/desk/postings')).text, (await committee.get(`/desk/postings/${edition}`)).text];
    for (const text of texts) expect(text).toContain('更正或撤回');
    expect(texts.join()).not.toMatch(/请打印新一版|已有新一版/);
    await pass(2);
    await approveBatch(office.deps, office.reviewer, await correct(office, without, 'replacement', rows, '还是这个村的'));
    await work(office);
    expect((await editionsOf(office.deps.db)).filter(({ villageCode }) => villageCode === beiluo)).toHaveLength(2);
    expect((await committee.get(`/desk/postings/${edition}/record`)).text).toMatch(ended);
  });
});
