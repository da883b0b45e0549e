import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findingKinds } from '../../importers/index.ts';

const severities = { block: '必须改正', confirm: '请核对', note: '提示' };

test('docs/findings.md explains every finding a clerk can meet, and no other', () => {
  const rows = Object.entries(findingKinds).map(([code, { severity, title, remedy }]) => `| \`${code}\` | ${severities[severity]} | ${title} | ${remedy} |`);
  const written = readFileSync(new URL('../../docs/findings.md', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(written).toEqual(rows);
});

test('every remedy is a whole sentence', () => {
  for (const { title, remedy } of Object.values(findingKinds)) {
    expect(title).toMatch(/[\u4e00-\u9fff]/);
    expect(remedy).toMatch(/。$/);
  }
});

test('remedies read well wherever they are shown: only what the desk alone can say speaks of uploading', () => {
  const said = Object.entries(findingKinds).filter(([, { title, remedy }]) => /上传|网页/.test(title + remedy)).map(([code]) => code);
  expect(said).toEqual(['correction-empty']);
});
