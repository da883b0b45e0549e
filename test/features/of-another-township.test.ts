// A file of another township of the same register: told whose it is, while a village that nobody has is told as unknown.
import { expect, test } from 'vitest';
import { createTestApp, signedInAs, workAtDesk } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { lines, paymentFile, subject } from '../support/payment-files.ts';
import { addPlaces, liming } from '../support/people.ts';

onBothEngines('a file of another township', (open) => {
  const check = async (villages: readonly string[]) => {
    const db = await open();
    await addPlaces(db);
    const desk = await createTestApp(db);
    const clerk = await signedInAs(desk, liming);
    const { location } = await clerk.post('/desk/uploads', { ...subject, file: paymentFile(lines.map((line, i) => ({ ...line, village: villages[i] ?? line.village }))) });
    await workAtDesk(desk);
    return (await clerk.get(location)).text;
  };

  test('is told as one, in one sentence with its rows, and the village that nobody has stands alone', async () => {
    const page = await check(['马兰村', '马兰村', '无此村', '马兰村']);
    expect(page).toContain('请先处理 2 件事');
    expect(page).toContain('有 3 处写的是马兰屯镇的村，不归泥沟镇报。请交给那个乡镇报，或者在表里只留本乡镇的行和它们的合计，改好后再检查。（第 3、4、6 行）');
    expect(page).toContain('村名册里没有“无此村”。');
  });

  test('with one strange row among the own ones names that row', async () => {
    const page = await check(['北洛村', '北洛村', '马兰村', '兰城村']);
    expect(page).toContain('写的是马兰屯镇的村，不归泥沟镇报。');
    expect(page).toContain('（第 5 行）');
  });
});
