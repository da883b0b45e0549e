// What stands between Node and our sources: pages run as they are written, and nothing else depends on it.
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, inject, test } from 'vitest';
import { root } from '../house/source.ts';

const run = promisify(execFile);
const runtime = join(root, 'server/runtime.mjs');
let folder: string;

beforeAll(async () => { folder = await mkdtemp(join(inject('databases'), 'runtime-')); });

async function ended(source: string, name: string, first = runtime): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, source);
  const ran = await run(process.execPath, ['--import', first, path]).catch((error: unknown) => error);
  const { stdout, stderr } = ran as { stdout: string; stderr: string };
  return stdout + stderr;
}

test('a fault in a page is told with the line it stands on', async () => {
  const source = "interface Words {\n  said: string;\n}\n\nfunction fail({ said }: Words): never {\n  throw new Error(said);\n}\n\nfail({ said: 'on line six' });\n";
  expect(await ended(source, 'page.tsx')).toMatch(/Error: on line six\n\s+at fail \(.*page\.tsx:6:9\)/);
});

test('a page that is no TypeScript is refused by its name', async () => {
  expect(await ended('const page = <p>;\n', 'torn.tsx')).toMatch(/SyntaxError[\s\S]*torn\.tsx/);
});

test('where nothing can be kept of what was compiled, a program runs all the same', async () => {
  await mkdir(join(folder, 'server'));
  // A file where the folder would be: not even root can write below it.
  await writeFile(join(folder, 'node_modules'), '');
  const first = join(folder, 'server/runtime.mjs');
  await copyFile(runtime, first);
  expect(await ended("const said: string = 'done';\nconsole.log(said);\n", 'program.ts', first)).toBe('done\n');
});
