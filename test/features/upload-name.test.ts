// The name under which a file came is kept without anybody's number.
import { expect, test } from 'vitest';
import { createTestApp, signedInAs, workAtDesk } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { lines, paymentFile, subject } from '../support/payment-files.ts';
import { addPlaces, liming } from '../support/people.ts';

onBothEngines('the name of an uploaded file', (open) => {
  test('neither the desk nor the database shows a number that stood in it', async () => {
    const db = await open();
    await addPlaces(db);
    const desk = await createTestApp(db);
    const clerk = await signedInAs(desk, liming);
    const file = paymentFile(lines, { name: '王桂英370499194001011007补发 139-0000-0001.csv' });
    const { location } = await clerk.post('/desk/uploads', { ...subject, file });
    await workAtDesk(desk);
    const page = await clerk.get(location ?? '');
    const kept = (await db.read.select().from(db.tables.uploads)).map(({ name }) => name);
    expect(kept).toEqual(['王桂英3704************07补发 1390*****01.csv']);
    expect(page.text.includes('370499194001011007') || page.text.includes('139-0000-0001')).toBe(false);
  });
});
