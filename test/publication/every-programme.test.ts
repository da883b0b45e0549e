// Whatever a township pays: published, its period over, the material of every programme is kept as a package that verifies.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { verifyBag } from '../../server/archive/bag.ts';
import { approveBatch, confirmBatch } from '../../server/batches/review.ts';
import { mayPublish } from '../../server/domain/disclosure.ts';
import { programmes } from '../../server/domain/programmes.ts';
import { sharedRenderer } from '../print/printer.ts';
import { addPerson } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, submitFile, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { account, idNumber } from '../support/payment-files.ts';
import { nigou } from '../support/people.ts';
import { editionsOf } from '../support/site.ts';
import { beiluo } from './samples.ts';

const renderer = sharedRenderer();
const day = 24 * 60;
const names = ['王桂英', '陈建国', '赵德福', '周素琴'];

/** Header and cells of one row behind 村名, 姓名, 身份证号 and 银行账号, as the offices of each programme have them. */
const tables: Record<string, [head: string, cells: string]> = {
  'farmland-fertility': ['补贴面积（亩）,补贴标准（元/亩）,补贴金额（元）', '2.00,137,274.00'],
  'grain-one-off': ['补贴面积（亩）,补贴标准（元/亩）,补贴金额（元）', '2.00,50,100.00'],
  'farm-machinery': ['购买数量(台),单台补贴额(元),总补贴额(元)', '2,5700,11400.00'],
  'soy-corn-strip': ['种植面积（亩）,补贴标准（元/亩）,补贴金额（元）', '3.50,200,700.00'],
  'forest-return': ['合格面积（亩）,补助标准（元/亩）,补助金额（元）', '4.00,125,500.00'],
  'ecological-ranger': ['管护面积（亩）,补助标准,实发工资', '312.5,800,800.00'],
  'minimum-living': ['保障人数,补助标准（元/人）,保障金额（元）', '3,600,900.00'],
  'old-age': ['月标准,月数,季度合计', '100,3,300.00'],
  'reservoir-resettlement': ['移民人数,补贴标准,直补资金', '4,150,600.00'],
};

const published = programmes.filter(({ disclosureClass }) => mayPublish(disclosureClass));

onBothEngines('the package of', (open) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    for (const { code, ownerConfirms } of published) await approveOne(office, code, ownerConfirms === true);
    await work(office);
    office.clock.advance(60 * day);
    await work(office);
  });

  test.each(published.map(({ code, name, retention }) => [name, code, retention] as const))('%s verifies, and the page behind its QR code says where it is', async (_name, code, retention) => {
    const edition = (await editionsOf(office.deps.db)).find(({ programme }) => programme === code);
    expect(edition).toMatchObject({ state: 'retained', villageCode: beiluo, facts: { totals: { paidFen: expect.any(Number) } } });
    const { packages } = office.deps.db.tables;
    const kept = (await office.deps.db.read.select().from(packages)).find(({ editionId }) => editionId === edition?.id);
    expect(kept).toMatchObject({ retention, files: 5 });
    const bag = join(office.deps.config.data, 'packages', kept?.folder ?? '');
    expect(await verifyBag(bag)).toMatchObject({ ok: true, problems: [] });
    expect((await readdir(join(bag, 'data'))).toSorted()).toEqual(['edition.json', 'notice.html', 'notice.pdf', 'payments.csv', 'review-record.json']);
    expect(await office.visitor().get(`/n/${edition?.number ?? ''}`)).toMatchObject({ status: 410, text: expect.stringContaining('材料已留存在北洛村村民委员会') });
  });

  test('none is missing and none is there twice', async () => {
    expect((await office.deps.db.read.select().from(office.deps.db.tables.packages)).length).toBe(published.length);
  });
});

async function approveOne(office: Office, programme: string, ownerConfirms: boolean): Promise<void> {
  const [head, cells] = tables[programme] ?? ['', ''];
  const rows = names.map((name, i) => `北洛村,${name},${idNumber(i + 1)},${account(i + 1)},${cells}`);
  const bytes = Buffer.from([`村名,姓名,身份证号,银行账号,${head}`, ...rows, ''].join('\n'));
  const batchId = await submitFile(office, programme, { name: `${programme}.csv`, bytes });
  if (ownerConfirms) {
    const owner = { login: `owner-${programme}`, name: '郑慧', role: 'department', townshipCode: nigou.code, programme } as const;
    await confirmBatch(office.deps, { ...owner, id: await addPerson(office, owner), villageCode: null }, batchId);
  }
  await approveBatch(office.deps, office.reviewer, batchId);
}
