// A sheet that could not go out on the day it was approved for: the days on the wall are days on which it hangs there.
import { beforeEach, expect, test } from 'vitest';
import { auditFaults } from '../../server/audit/verify.ts';
import { canonicalJson } from '../../server/domain/canonical-json.ts';
import { shortHash } from '../../server/domain/notice-number.ts';
import { hashOf } from '../../server/files.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { dense, sharedRenderer } from '../print/printer.ts';
import { signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { approve, openOffice, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { zhaogang } from '../support/people.ts';
import { artefact, editionsOf } from '../support/site.ts';
import { beiluo, farmland } from './samples.ts';

const renderer = sharedRenderer();
const rows = farmland.slice(60);
const day = 24 * 60;

onBothEngines('a publication that comes late', (open) => {
  let office: Office;
  let batchId: string;
  beforeEach(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    batchId = await approve(office, 'farmland-fertility', rows);
  });

  const states = async () => (await editionsOf(office.deps.db)).map(({ state, firstDay, lastDay }) => [state, firstDay, lastDay]);
  const redated = async () => (await office.deps.db.read.select().from(office.deps.db.tables.auditEntries)).filter(({ action }) => action === 'edition.redated');

  test('after 30 days without a server: the whole period begins on the day it goes out, on sheet, page and record alike', async () => {
    office.clock.advance(30 * day);
    await work(office);
    expect(await states()).toEqual([['published', '2026-07-22', '2026-07-31'], ['published', '2026-07-22', '2026-07-31']]);
    const [edition] = await editionsOf(office.deps.db);
    if (!edition) throw new Error('no edition');
    expect([edition.facts.firstDay, edition.facts.lastDay, edition.hash]).toEqual(['2026-07-22', '2026-07-31', hashOf(canonicalJson(edition.facts))]);
    const sheet = dense((await pdfText(await artefact(office, edition.id, 'notice.pdf'))).join(' '));
    const page = await office.visitor().get(`/n/${beiluo}-2026-1/1`);
    for (const text of [sheet, dense(page.text)]) {
      expect(text).toContain(dense(shortHash(edition.hash)));
      expect(text).toContain('2026年7月31日');
      expect(text).not.toContain('2026年7月1日');
    }
    expect((await redated()).map(({ detail }) => JSON.parse(detail) as Record<string, unknown>)[0]).toMatchObject({ approvedFirstDay: '2026-06-22', firstDay: '2026-07-22', lastDay: '2026-07-31' });
    expect(await auditFaults(office.deps.db, office.deps.vault)).toEqual([]);
  });

  test('it is retained when its own period is over, and not before', async () => {
    office.clock.advance(30 * day);
    await work(office);
    office.clock.advance(9 * day);
    await work(office);
    expect((await states()).map(([state]) => state)).toEqual(['published', 'published']);
    office.clock.advance(day);
    await work(office);
    expect((await states()).map(([state]) => state)).toEqual(['retained', 'retained']);
  });

  test('one that goes out on its own day stays as it was approved, with no entry in the record', async () => {
    const approved = (await editionsOf(office.deps.db)).map(({ hash }) => hash);
    office.clock.advance(14 * 60);
    await work(office);
    expect((await editionsOf(office.deps.db)).map(({ hash }) => hash)).toEqual(approved);
    expect(await redated()).toEqual([]);
  });

  test('when midnight passes while it is printed, it is printed again for the new day', async () => {
    let isFirst = true;
    const slow = { ...renderer(), pdf: async (html: string) => {
      const pdf = await renderer().pdf(html);
      if (isFirst) office.clock.advance(day);
      isFirst = false;
      return pdf;
    } };
    await work({ deps: { ...office.deps, renderer: slow } });
    expect((await states()).map(([state, first]) => [state, first])).toEqual([['published', '2026-06-23'], ['published', '2026-06-23']]);
  });

  test('given up for days and tried again by the clerk, it begins on the day of the second try', async () => {
    const broken = { ...renderer(), pdf: () => Promise.reject(new Error('no browser')) };
    for (let i = 0; i < 5; i++) {
      await work({ deps: { ...office.deps, renderer: broken } });
      office.clock.advance(60);
    }
    office.clock.advance(3 * day);
    await (await signedInAs(office, zhaogang)).post(`/desk/batches/${batchId}/publication`, {});
    await work(office);
    expect((await states()).map(([state, first]) => [state, first])).toEqual([['published', '2026-06-25'], ['published', '2026-06-25']]);
  });

  test('where the holidays of the new days are unknown nothing goes out, and the desk is told', async () => {
    office.clock.advance(400 * day);
    await work(office);
    expect((await states()).map(([state, first]) => [state, first])).toEqual([['rendering', '2026-06-22'], ['rendering', '2026-06-22']]);
    const page = await (await signedInAs(office, zhaogang)).get(`/desk/batches/${batchId}`, { known: ['mingbai', 'holidays', 'notices'] });
    expect(page.text).toContain('缺少2027年');
  });
});
