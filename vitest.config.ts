// How the tests run: real processes, two at a time, with a PostgreSQL server and prepared databases beside them.
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const twoMinutes = 120_000;

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/support/prepare-databases.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Every file has a process of its own: half of what it takes to start one is reading packages that were read before.
    execArgv: ['--import', join(import.meta.dirname, 'server/runtime.mjs')],
    // A first start of Chromium on a busy machine is the slowest thing we wait for.
    testTimeout: twoMinutes,
    hookTimeout: twoMinutes,
    // Nobody is there to answer, and a notice about colours is no test result.
    watch: false,
  },
});
