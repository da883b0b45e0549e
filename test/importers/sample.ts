// Fixtures and small tables for the importer tests; all people in them are invented.
import { readFileSync } from 'node:fs';
import { checkFile, readRegister, type CheckedFile, type RegisterVillage } from '../../importers/index.ts';

const folder = new URL('./files/', import.meta.url);

export const fixtureNames = ['a-payment-list', 'a-blocks', 'c-roster', 'e-ledger', 'f-machinery'] as const;

export function fixture(file: string): Buffer {
  return readFileSync(new URL(file, folder));
}

export const villages: RegisterVillage[] = readVillages();

function readVillages(): RegisterVillage[] {
  const read = readRegister(fixture('register.csv'), 'register.csv');
  if ('findings' in read) throw new Error(read.findings.map((one) => one.said).join());
  return read.villages;
}

/** Checks a small table written as text, against the test register. */
export function checkText(text: string, extra: { programme?: string; year?: number; name?: string } = {}): CheckedFile {
  const { name = '明细.csv', ...rest } = extra;
  return checkFile({ name, bytes: Buffer.from(text), villages, ...rest });
}

/** Findings as code@row column, blocking and confirming ones only. */
export function troubles(checked: CheckedFile): string[] {
  return checked.findings.filter((one) => one.severity !== 'note').map((one) => `${one.code}@${one.place.row ?? ''}${one.place.column ?? ''}`);
}

/** A valid identity number of a region that is not in use: 370499, then a birthday and a serial number. */
export function identityOf(serial: number, birthday = '19600101'): string {
  const seventeen = `370499${birthday}${String(serial % 1000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(seventeen[i]), 0);
  return seventeen + '10X98765432'[sum % 11];
}
