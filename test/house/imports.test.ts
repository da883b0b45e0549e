// The import rules of the house, kept by every file.
import { expect, test } from 'vitest';
import { refusal } from './import-rules.ts';
import { importsOf, productFolders, sourceFiles } from './source.ts';

const files = sourceFiles(productFolders);

test('every file imports only what its folder may import', () => {
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap(importsOf).map((one) => refusal(one.from, one)).filter((said) => said !== undefined)).toEqual([]);
});

test('the rules refuse what they are there for', () => {
  const forbidden: [string, string][] = [
    ['importers/check.ts', 'server/db/database.ts'], ['importers/check.ts', 'node:fs'],
    ['print-templates/notice.tsx', 'importers/finding.ts'], ['print-templates/notice.tsx', 'hono'],
    ['board-client/poll.ts', 'server/files.ts'], ['board-client/poll.ts', 'zod'],
    ['server/domain/period.ts', 'node:crypto'], ['server/domain/period.ts', 'server/clock.ts'],
    ['server/db/sqlite.ts', 'server/problem.ts'], ['server/notices/actions.ts', 'importers/finding.ts'],
    ['server/notices/actions.ts', 'server/public/queries.ts'], ['server/public/routes.tsx', 'server/notices/views.tsx'],
    ['server/site.ts', 'server/notices/queries.ts'], ['server/batches/actions.ts', 'server/app.tsx'], ['server/batches/actions.ts', 'server/config.ts'],
    ['server/batches/actions.ts', 'test/support/app.ts'], ['server/app.tsx', 'test/support/app.ts'],
  ];
  const passed = forbidden.filter(([from, name]) => refusal(from, name.includes('.ts') ? { ours: name } : { pack: name }) === undefined);
  expect(passed).toEqual([]);
});

test('all ways of importing are seen', () => {
  const text = "import a from 'a';\nimport type {\n  B,\n} from './b.ts';\nexport * from '../c.ts';\nimport 'd';\nconst e = await import('./e.ts');\nconst said = 'from';";
  expect(importsOf({ path: 'server/x/y.ts', text })).toEqual([
    { from: 'server/x/y.ts', pack: 'a' }, { from: 'server/x/y.ts', ours: 'server/x/b.ts' }, { from: 'server/x/y.ts', ours: 'server/c.ts' },
    { from: 'server/x/y.ts', pack: 'd' }, { from: 'server/x/y.ts', ours: 'server/x/e.ts' },
  ]);
});

test('the environment is read only by the two configurations', () => {
  const readers = files.filter(({ text }) => /\bprocess\.env\b|['"](node:)?process['"]/.test(text)).map(({ path }) => path);
  expect(readers.filter((path) => path !== 'server/config.ts' && path !== 'board-client/config.ts')).toEqual([]);
});

test('a file is checked in a process that loads no database and no web server: it starts for every check', () => {
  const loaded = new Set(['server/batches/check-process.ts']);
  const packages = new Set<string>();
  for (const path of loaded) {
    const file = files.find((one) => one.path === path);
    const text = file?.text.replaceAll(/^(import|export) type\b[^;]*;/gm, '') ?? '';
    for (const one of importsOf({ path, text })) {
      if ('ours' in one) loaded.add(one.ours);
      else packages.add(one.pack);
    }
  }
  expect(loaded.size).toBeGreaterThan(50);
  expect([...packages].filter((name) => !name.startsWith('node:')).sort()).toEqual(['@e965/xlsx', 'papaparse']);
});

test('SQL of one engine is written only in server/db', () => {
  const engineOnly = /\bsql(<[^`]*>)?`|\bsql\.raw\b|\.for\('(update|share)|\bilike\b|\.selectDistinctOn\b|\.execute\(/;
  const found = files.filter(({ path, text }) => !path.startsWith('server/db/') && engineOnly.test(text)).map(({ path }) => path);
  expect(found).toEqual([]);
});
