// Two people at one paper at the same moment: one of them has done it, the other is told, and the record has it once.
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { annualFor } from '../../server/annual/queries.ts';
import { returnAnnual } from '../../server/annual/review.ts';
import { submitAnnual } from '../../server/annual/submit.ts';
import { manuscriptFor } from '../../server/manuscripts/queries.ts';
import { discardManuscript, reviseManuscript, startManuscript, submitManuscript } from '../../server/manuscripts/write.ts';
import { farmland } from '../publication/samples.ts';
import { sharedRenderer } from '../print/printer.ts';
import { addPerson } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { approveText, decisions, openDesk, submitText, type Desk } from '../support/manuscripts.ts';
import { publish } from '../support/office.ts';
import { liming } from '../support/people.ts';

const renderer = sharedRenderer();

onBothEngines('two people at once', (open) => {
  let desk: Desk;
  beforeEach(async () => { desk = await openDesk(await open(), { renderer: renderer() }); });

  const actions = async (kind: string) => (await desk.deps.db.read.select().from(desk.deps.db.tables.auditEntries)).map(({ action }) => action).filter((action) => action.startsWith(`${kind}.`));
  const outcomes = async (deeds: readonly Promise<unknown>[]) => (await Promise.allSettled(deeds)).map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code?: string }).code ?? String(one.reason))).toSorted();

  test('one puts a draft aside while the other submits it: whichever was first stands', async () => {
    for (let i = 0; i < 4; i++) {
      const id = await startManuscript(desk.deps, desk.village, { ...decisions, term: `第${'一二三四'.charAt(i)}季度` });
      const before = (await actions('manuscript')).length;
      expect(await outcomes([submitManuscript(desk.deps, desk.village, id), discardManuscript(desk.deps, desk.village, id)])).toEqual(['done', 'manuscript-wrong-state']);
      const { state } = await manuscriptFor(desk.deps.db, desk.reviewer, id);
      expect((await actions('manuscript')).slice(before)).toEqual([`manuscript.${state}`]);
    }
  });

  test('the writer takes it back while it is approved: it is public or a draft again, never both, and the record says which', async () => {
    for (let i = 0; i < 4; i++) {
      const id = await submitText(desk, { ...decisions, term: `第${'一二三四'.charAt(i)}季度` });
      const before = (await actions('manuscript')).length;
      expect(await outcomes([approveText(desk, id), reviseManuscript(desk.deps, desk.village, id)])).toEqual(['done', 'manuscript-wrong-state']);
      const { state } = await manuscriptFor(desk.deps.db, desk.reviewer, id);
      expect((await actions('manuscript')).slice(before)).toEqual([state === 'draft' ? 'manuscript.revised' : 'manuscript.approved']);
      const { editions } = desk.deps.db.tables;
      expect(await desk.deps.db.read.$count(editions, eq(editions.manuscriptId, id))).toBe(state === 'draft' ? 0 : 1);
    }
  });

  test('two put the same draft aside: it is put aside once', async () => {
    const id = await startManuscript(desk.deps, desk.village, decisions);
    expect(await outcomes([discardManuscript(desk.deps, desk.village, id), discardManuscript(desk.deps, desk.village, id)])).toEqual(['done', 'manuscript-wrong-state']);
    expect((await actions('manuscript')).filter((action) => action === 'manuscript.discarded')).toHaveLength(1);
  });

  test('two clerks submit a returned year again: it waits once, in the name of one', async () => {
    await publish(desk, 'farmland-fertility', farmland.slice(60));
    const second = { ...desk.clerk, name: '孙敏', id: await addPerson(desk, { ...liming, login: 'sunmin', name: '孙敏' }) };
    const order = { year: 2026, basis: '', reason: '' };
    const id = await submitAnnual(desk.deps, desk.clerk, order);
    await returnAnnual(desk.deps, desk.reviewer, id, '依据没有写');
    expect(await outcomes([submitAnnual(desk.deps, desk.clerk, order), submitAnnual(desk.deps, second, order)])).toEqual(['done', 'manuscript-wrong-state']);
    expect(await actions('annual')).toEqual(['annual.submitted', 'annual.returned', 'annual.submitted']);
    expect((await annualFor(desk.deps.db, desk.reviewer, id)).state).toBe('submitted');
  });
});
