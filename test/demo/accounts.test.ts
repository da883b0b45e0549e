// The demonstration has an account for every side of the desk, and each of them leads to work of its own.
import { expect, test } from 'vitest';
import { firstVersion } from '../../server/catalogue/versions.ts';
import { setUpCounty } from '../../server/demo/county.ts';
import { sampleRegister } from '../../server/demo/sample-register.ts';
import { programmes } from '../../server/domain/programmes.ts';
import { createTestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';

onBothEngines('the demonstration', (open) => {
  test('tells a clerk and a reviewer of each township, a village, two of the county and an auditor, and each can sign in', async () => {
    const desk = await createTestApp(await open());
    const { accounts } = await setUpCounty(desk.deps, sampleRegister());
    expect(accounts).toHaveLength(16);
    const [clerk, reviewer] = accounts;
    for (const { login, password, said } of [clerk, reviewer, ...accounts.slice(-4)].flatMap((account) => account ?? [])) {
      const visitor = desk.visitor();
      await visitor.post('/desk/sign-in', { login, password });
      const { text } = await visitor.get('/desk/notices');
      expect([said, text]).toEqual([said, expect.stringContaining(said.split(' ')[1] ?? '')]);
    }
    expect(accounts.slice(-4).map(({ said }) => said)).toEqual(['运河街道兴中社区居委会村级公开员 蒋桂兰', '县级 沈立', '县级（审核公开目录） 杨柳', '监督 韩正']);
  });

  test('shows a full catalogue, every filled text marked as a sample, with no law in it that did not come with the program', async () => {
    const desk = await createTestApp(await open());
    await setUpCounty(desk.deps, sampleRegister());
    for (const { code } of programmes) {
      const { text } = await desk.visitor().get(`/catalogue/${code}`);
      expect(text).toMatch(/补贴对象 （示例文本）.*申请程序 （示例文本）.*监督地址 （示例文本）/);
      expect(text).not.toContain('正在补充');
      expect(new Set(text.match(/《[^》]+》/g))).toEqual(new Set(`${firstVersion(code).content.entry.policy}${firstVersion(code).content.entry.basis}`.match(/《[^》]+》/g)));
    }
  });
});
