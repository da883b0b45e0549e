// What the server signs: keys that stay secret, roots that agree, and releases that cannot be wrong.
import { chmodSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createKeys, loadKeys } from '../../server/boards/keys.ts';
import { signRelease, signRoot } from '../../server/boards/repository.ts';
import { day, Village, villageCode } from './village.ts';

let village: Village;
let folder: string;
beforeEach(() => {
  village = new Village();
  folder = join(village.home, 'more', 'keys');
});
afterEach(() => village.close());

const signedOf = (bytes: Buffer | undefined): Record<string, unknown> => JSON.parse(bytes?.toString() ?? '{}').signed;

test('keys are made once, readable by their owner only, and never overwritten', () => {
  createKeys(folder);
  const files = readdirSync(folder).sort();
  expect(files).toEqual(['root-1.pem', 'root-2.pem', 'root-3.pem', 'snapshot.pem', 'targets.pem', 'timestamp.pem']);
  for (const file of files) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  const before = readFileSync(join(folder, 'targets.pem'), 'utf8');
  expect(() => createKeys(folder)).toThrow('already');
  expect(readFileSync(join(folder, 'targets.pem'), 'utf8')).toBe(before);
  expect(readdirSync(join(folder, '..'))).toEqual(['keys']);
});

test('keys that cannot be written completely leave nothing behind', () => {
  createKeys(folder);
  rmSync(join(folder, 'targets.pem'));
  chmodSync(folder, 0o700);
  expect(() => createKeys(folder)).toThrow();
  expect(readdirSync(join(folder, '..'))).toEqual(['keys']);
});

test('the same keys and day give the same root; with the root keys taken away releases are still signed', () => {
  const now = new Date('2026-06-20T01:00:00Z');
  const keys = createKeys(folder);
  expect(signRoot(loadKeys(folder), now)).toEqual(signRoot(keys, now));
  for (const name of ['root-1', 'root-2', 'root-3']) rmSync(join(folder, `${name}.pem`));
  const online = loadKeys(folder);
  expect(() => signRoot(online, now)).toThrow('offline');
  const release = village.release(1, [{}], now);
  expect(signRelease({ keys: online, release, version: 1, now })).toEqual(signRelease({ keys, release, version: 1, now }));
});

test('every signature says whose it is, when it was made and how long it is good for', () => {
  const now = new Date('2026-06-20T01:00:00Z');
  const { metadata, targets } = signRelease({ keys: village.keys, release: village.release(7, [{}], now), version: 9, now });
  expect(Object.keys(metadata).sort()).toEqual(['9.snapshot.json', '9.targets.json', 'timestamp.json']);
  expect(Object.keys(targets)).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.release\.json$/)]);
  for (const [name, days] of [['9.targets.json', 180], ['9.snapshot.json', 365], ['timestamp.json', 14]] as const) {
    const expires = `${new Date(now.getTime() + days * day).toISOString().slice(0, 19)}Z`;
    expect(signedOf(metadata[name])).toMatchObject({ version: 9, expires, 'x-repo': villageCode, 'x-issued': '2026-06-20T01:00:00Z' });
  }
});

test('a release no board would take is not signed', () => {
  const now = new Date();
  const release = { ...village.release(1, [{}], now), repo: '../other' };
  expect(() => signRelease({ keys: village.keys, release, version: 1, now })).toThrow('清单');
});
