// The printer keeps printing: Chromium killed, hanging, worn out, or asked too much at once.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRenderer } from '../../server/pdf/browser.ts';
import { sweepScratch } from '../../server/pdf/scratch.ts';
import { pdfText } from '../../server/pdf/text.ts';

const sheet = (text: string) => `<!DOCTYPE html><html lang="zh-CN"><title>试</title><p style="font:12pt Noto Sans SC">${text}</p></html>`;

/** Chromium processes started by this test process itself. */
function browsers(): number[] {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  return children.filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--remote-debugging-pipe'));
}

test('after Chromium was killed the next sheet is printed by a new one', async () => {
  const renderer = await openRenderer();
  const [before = 0] = browsers();
  process.kill(before, 'SIGKILL');
  await expect.poll(async () => pdfText(await renderer.pdf(sheet('还在')).catch(() => new Uint8Array()))
    .catch(() => []), { timeout: 60_000 }).toEqual(['还在']);
  expect(browsers()).not.toContain(before);
  await renderer.close();
});

test('a Chromium that hangs fails the sheet in time and is replaced', async () => {
  const renderer = await openRenderer({ timeout: 4000 });
  const [before = 0] = browsers();
  process.kill(before, 'SIGSTOP');
  await expect(renderer.pdf(sheet('等不到'))).rejects.toThrow();
  expect(await pdfText(await renderer.pdf(sheet('换了新的')))).toEqual(['换了新的']);
  expect(browsers()).not.toContain(before);
  await renderer.close();
});

test('a worn-out Chromium is replaced between sheets and loses none', async () => {
  const renderer = await openRenderer({ documentsPerBrowser: 3 });
  const wanted = Array.from({ length: 10 }, (_, i) => `第${i}张`);
  const printed = await Promise.all(wanted.map(async (text) => (await pdfText(await renderer.pdf(sheet(text))))[0]));
  expect(printed).toEqual(wanted);
  await renderer.close();
});

test('nothing is left running or lying about after closing', async () => {
  const cacheDir = mkdtempSync(join(tmpdir(), 'mingbai-print-test-'));
  const renderer = await openRenderer({ cacheDir });
  await renderer.pdf(sheet('完'));
  await renderer.close();
  expect(browsers()).toEqual([]);
  await expect.poll(() => readdirSync(cacheDir).filter((name) => name.startsWith('scratch-')), { timeout: 60_000 }).toEqual([]);
  await expect(renderer.pdf(sheet('太晚'))).rejects.toThrow('closed');
  rmSync(cacheDir, { recursive: true });
});

test('what a crashed process left behind is removed by the next one', async () => {
  const cacheDir = mkdtempSync(join(tmpdir(), 'mingbai-print-test-'));
  const { pid } = spawnSync('true');
  mkdirSync(join(cacheDir, `scratch-${pid}-left`));
  await sweepScratch(cacheDir);
  expect(readdirSync(cacheDir)).toEqual([]);
  rmSync(cacheDir, { recursive: true });
});

test('a screen picture has the size that was asked for', async () => {
  const renderer = await openRenderer();
  const png = Buffer.from(await renderer.png(sheet('明白'), { width: 800, height: 480 }));
  expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 800, 480]);
  await renderer.close();
});

test('Chromium does not run as root, and says so when its sandbox is off', async () => {
  const renderer = await openRenderer();
  const [pid = 0] = browsers();
  const uid = Number(execFileSync('stat', ['-c', '%u', `/proc/${pid}`], { encoding: 'utf8' }));
  if (renderer.sandbox === 'on') expect(uid).not.toBe(0);
  else expect(renderer.sandbox).toMatch(/^off: .+/);
  await renderer.close();
});

test('a folder closed to others does not cost the sandbox', async () => {
  const closed = mkdtempSync(join(tmpdir(), 'mingbai-print-test-'));
  const [open, shut] = [await openRenderer(), await openRenderer({ cacheDir: join(closed, 'data', 'cache') })];
  // The reason for `off` names the folder, which is another one.
  expect(shut.sandbox === 'on').toBe(open.sandbox === 'on');
  await Promise.all([open.close(), shut.close()]);
  rmSync(closed, { recursive: true });
});

test('a Chromium named by the operator that is not there is an error that says what to do', async () => {
  await expect(openRenderer({ executablePath: '/nowhere/chromium' })).rejects.toThrow(/\/nowhere\/chromium.*PUPPETEER_EXECUTABLE_PATH/);
});
