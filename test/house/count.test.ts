// The last line of .ci/run is the runner's own count, and nothing red looks green.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from './source.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingbai-count-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

const green = { success: true, numPassedTests: 12, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults: [] }] };

test.each([
  ['all passed', green, ['12 passed, 0 failed'], 0],
  ['one failed', { ...green, success: false, numFailedTests: 1 }, ['12 passed, 1 failed'], 1],
  ['some were not run', { ...green, numPendingTests: 3 }, ['not run: 3', '12 passed, 0 failed'], 1],
  ['a file could not be loaded', { ...green, success: false, testResults: [{ name: 'b.test.ts', status: 'failed', assertionResults: [] }] }, ['failed as a whole: b.test.ts', '12 passed, 1 failed'], 1],
  ['nothing was run', { ...green, numPassedTests: 0, testResults: [] }, ['0 passed, 0 failed'], 1],
  ['there is no report', undefined, ['there is no report: the tests did not run', '0 passed, 0 failed'], 1],
])('%s', (name, report, lines, status) => {
  const path = join(folder, `${name}.json`);
  if (report) writeFileSync(path, JSON.stringify(report));
  const counted = spawnSync(process.execPath, ['.ci/count.mjs', path], { cwd: root, encoding: 'utf8' });
  expect({ lines: counted.stdout.trimEnd().split('\n'), status: counted.status }).toEqual({ lines, status });
});
