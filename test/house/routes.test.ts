// Addresses are promises: printed on paper, kept in links. One that goes or comes is written down here on purpose.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createApp } from '../../server/app.tsx';
import type { Deps } from '../../server/deps.ts';
import { operationsRoutes } from '../../server/operations/routes.ts';

const written = readFileSync(join(import.meta.dirname, 'routes.txt'), 'utf8').trim().split('\n');

test('every address is written down in routes.txt, and every one written there exists', () => {
  const app = createApp({ config: { baseUrl: 'https://mb.example.cn' } } as Deps);
  expect(addresses(app.routes)).toEqual(written.filter((line) => !line.endsWith('(operations)')));
});

test('the addresses for operators are on a port of their own', () => {
  const operations = addresses(operationsRoutes({} as Deps).routes).map((line) => `${line} (operations)`);
  expect(operations).toEqual(written.filter((line) => line.endsWith('(operations)')));
});

function addresses(routes: readonly { method: string; path: string }[]): string[] {
  return [...new Set(routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path.replace(/-[0-9a-f]{16}\./, '-:hash.')}`))].toSorted();
}
