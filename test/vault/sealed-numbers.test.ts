// The numbers behind stored payments: nowhere in the clear, and to be opened only with the key and in their place.
import { expect, test } from 'vitest';
import { numbersBehind } from '../../server/notices/sealed-numbers.ts';
import { openVault, VaultError } from '../../server/vault.ts';
import { onBothEngines } from '../support/database.ts';
import { checkFile, openOffice, submitFile } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { lines, paymentFile } from '../support/payment-files.ts';

onBothEngines('a submitted list', (open) => {
  const submitted = async (office: Office) => {
    const bytes = new Uint8Array(await paymentFile().arrayBuffer());
    await submitFile(office, 'farmland-fertility', { name: '清册.csv', bytes });
    const { payments, sealedNumbers } = office.deps.db.tables;
    return { rows: await office.deps.db.read.select().from(payments), handfuls: await office.deps.db.read.select().from(sealedNumbers), bytes };
  };

  test('keeps the numbers of persons and accounts sealed, with a tail and an index where they are needed', async () => {
    const office = await openOffice(await open(), {});
    const { deps } = office;
    const { rows, handfuls } = await submitted(office);
    expect(rows).toHaveLength(lines.length);
    const stored = JSON.stringify([rows, handfuls]);
    for (const { name, idNumber, account } of lines) {
      expect(stored.includes(idNumber) || stored.includes(account)).toBe(false);
      const row = rows.find((each) => each.name === name);
      const opened = await numbersBehind(deps, row?.batchId ?? '', row?.villageCode ?? '');
      expect(opened.get(row?.id ?? '')).toEqual({ idNumber, account });
      expect(row).toMatchObject({ idSealed: null, accountSealed: null, idTail: idNumber.slice(-2), accountTail: account.slice(-4), personIndex: deps.vault.blindIndex('id', idNumber), accountIndex: deps.vault.blindIndex('account', account) });
    }
  });

  test('does not open under another key, nor where it was moved to another village', async () => {
    const { deps, ...office } = await openOffice(await open(), {});
    const { handfuls: [first, second] } = await submitted({ deps, ...office });
    const [batchId, villageCode] = [first?.batchId ?? '', second?.villageCode ?? ''];
    expect(first?.villageCode).not.toBe(villageCode);
    await expect(numbersBehind({ ...deps, vault: openVault(new Uint8Array(32).fill(9)) }, batchId, villageCode)).rejects.toThrow(VaultError);
    await deps.db.write((tx) => tx.update(deps.db.tables.sealedNumbers).set({ villageCode }));
    await expect(numbersBehind(deps, batchId, villageCode)).rejects.toThrow(VaultError);
  });

  test('is found again by person and account when the same people come once more', async () => {
    const office = await openOffice(await open(), {});
    const { bytes } = await submitted(office);
    const other = new TextDecoder().decode(bytes).replace('王桂英', '王小禾').replace('445.25', '445.24');
    const { checked } = await checkFile(office, 'farmland-fertility', { name: '又一份.csv', bytes: new TextEncoder().encode(other) });
    const codes = [...checked.toDo.block, ...checked.toDo.confirm, ...checked.toDo.note].map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['paid-twice', 'paid-earlier', 'subject-waiting']));
  });
});
