// The demonstration has an account for every side of the desk, and each of them leads to work of its own.
import { expect, test } from 'vitest';
import { setUpCounty } from '../../server/demo/county.ts';
import { sampleRegister } from '../../server/demo/sample-register.ts';
import { createTestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';

onBothEngines('the demonstration', (open) => {
  test('tells a clerk and a reviewer of each township, a village, the county and an auditor, and each can sign in', async () => {
    const desk = await createTestApp(await open());
    const { accounts } = await setUpCounty(desk.deps, sampleRegister());
    expect(accounts).toHaveLength(15);
    const [clerk, reviewer] = accounts;
    for (const { login, password, said } of [clerk, reviewer, ...accounts.slice(-3)].flatMap((account) => account ?? [])) {
      const visitor = desk.visitor();
      await visitor.post('/desk/sign-in', { login, password });
      const { text } = await visitor.get('/desk/notices');
      expect([said, text]).toEqual([said, expect.stringContaining(said.split(' ')[1] ?? '')]);
    }
    expect(accounts.slice(-3).map(({ said }) => said)).toEqual(['运河街道兴中社区居委会村级公开员 蒋桂兰', '县级 沈立', '监督 韩正']);
  });
});
