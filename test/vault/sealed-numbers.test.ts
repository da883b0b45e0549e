// The numbers behind stored payments: nowhere in the clear, and to be opened only with the key and in their place.
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { numbersBehind } from '../../server/notices/sealed-numbers.ts';
import { openedNumbers } from '../../server/payments/sealed.ts';
import { unpacked } from '../../server/payments/unpacked.ts';
import { openVault, VaultError, type Vault } from '../../server/vault.ts';
import { onBothEngines } from '../support/database.ts';
import { checkFile, openOffice, submitFile } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { lines, paymentFile, withCheckDigit } from '../support/payment-files.ts';

onBothEngines('a submitted list', (open) => {
  const submitted = async (office: Office) => {
    const bytes = new Uint8Array(await paymentFile().arrayBuffer());
    await submitFile(office, 'farmland-fertility', { name: '清册.csv', bytes });
    const { paymentPortions } = office.deps.db.tables;
    return { portions: await office.deps.db.read.select().from(paymentPortions), bytes };
  };

  test('keeps the numbers of persons and accounts sealed, with an index where they are needed', async () => {
    const office = await openOffice(await open(), {});
    const { deps } = office;
    const { portions } = await submitted(office);
    const rows = portions.flatMap((portion) => unpacked(portion).map((payment, place) => ({ ...payment, place, portion })));
    expect(rows).toHaveLength(lines.length);
    const stored = JSON.stringify(portions);
    for (const { name, idNumber, account } of lines) {
      expect(stored.includes(idNumber) || stored.includes(account)).toBe(false);
      const row = rows.find((each) => each.name === name);
      expect(row).toMatchObject({ person: deps.vault.blindIndex('id', idNumber), account: deps.vault.blindIndex('account', account) });
      expect(row && openedNumbers(deps.vault, row.portion)[row.place]).toEqual([idNumber, account]);
      expect(await numbersBehind(deps, row?.portion.batchId ?? '', row?.portion.villageCode ?? '')).toContainEqual([idNumber, account]);
    }
  });

  test('does not open under another key, nor where it was moved to another village or beside another key', async () => {
    const { deps, ...office } = await openOffice(await open(), {});
    const { portions: [first, second] } = await submitted({ deps, ...office });
    const [batchId, villageCode] = [first?.batchId ?? '', second?.villageCode ?? ''];
    expect(first?.villageCode).not.toBe(villageCode);
    await expect(numbersBehind({ ...deps, vault: openVault(new Uint8Array(32).fill(9)) }, batchId, villageCode)).rejects.toThrow(VaultError);
    const { paymentPortions } = deps.db.tables;
    await deps.db.write((tx) => tx.update(paymentPortions).set({ sealKey: first?.sealKey ?? '' }).where(eq(paymentPortions.id, second?.id ?? 0)));
    await expect(numbersBehind(deps, batchId, villageCode)).rejects.toThrow(VaultError);
    await deps.db.write((tx) => tx.update(paymentPortions).set({ sealKey: second?.sealKey ?? '' }).where(eq(paymentPortions.id, second?.id ?? 0)));
    await deps.db.write((tx) => tx.update(paymentPortions).set({ villageCode }));
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

  test('is not taken for somebody whose number only begins alike where it is looked for', async () => {
    const office = await openOffice(await open(), {});
    const [theirs, others] = alike(office.deps.vault);
    const file = (name: string, accounts: readonly string[]) => ({ name: `${name}.csv`, bytes: new TextEncoder().encode(['村名,户主姓名,身份证号,一卡通账号,补贴面积（亩）,补贴标准（元/亩）,实发金额（元）', ...accounts.map((account, i) => `北洛村,${name}${'甲乙'.charAt(i)},,${account},1,137,137.00`)].join('\r\n')) });
    const doubts = async (name: string, accounts: readonly string[]) => {
      const { checked } = await checkFile(office, 'grain-one-off', file(name, accounts));
      return [...checked.toDo.block, ...checked.toDo.confirm, ...checked.toDo.note].map(({ code }) => code).filter((code) => code === 'account-earlier-name');
    };
    const known = file('牛小禾', [theirs]);
    await submitFile(office, 'farmland-fertility', { ...known, bytes: new TextEncoder().encode(new TextDecoder().decode(known.bytes).replace(',,', `,${lines[0]?.idNumber},`)) });
    expect(await doubts('马小满', [others, ''])).toEqual([]);
    expect(await doubts('马小满', [theirs, ''])).toEqual(['account-earlier-name']);
  });
});

/** Two accounts whose blind indexes begin with the same 8 digits: among some hundred thousand there are such. */
function alike(vault: Vault): [string, string] {
  const seen = new Map<string, string>();
  for (let n = 0; ; n++) {
    const account = withCheckDigit(`9999${String(n).padStart(14, '0')}`);
    const start = vault.blindIndex('account', account).slice(0, 8);
    const other = seen.get(start);
    if (other !== undefined) return [other, account];
    seen.set(start, account);
  }
}
