// A bare machine can install us: no compiler, no browser to fetch, any registry.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './source.ts';

interface Locked { gypfile?: boolean; resolved?: string; hasInstallScript?: boolean; optionalDependencies?: Record<string, string> }
interface Manifest { allowScripts: Record<string, boolean>; puppeteer: { skipDownload?: boolean } }

const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
const locked = Object.entries((json('package-lock.json') as { packages: Record<string, Locked> }).packages);
const manifest = json('package.json') as Manifest;

// npm 10 compiles whatever has a binding.gyp, unless the lock file says no; `npm install` drops the line, so put it back by hand.
test('no package is compiled: each with sources to compile has "gypfile": false in package-lock.json', () => {
  const withSources = locked.filter(([path]) => existsSync(join(root, path, 'binding.gyp')));
  expect(withSources.length).toBeGreaterThan(0);
  expect(withSources.filter(([, { gypfile }]) => gypfile !== false).map(([path]) => path)).toEqual([]);
});

test('someone has decided about each package that wants to run a script when it is installed', () => {
  const wanting = locked.filter(([path, { hasInstallScript }]) => hasInstallScript && existsSync(join(root, path))).map(([path]) => path.replace(/^.*node_modules\//, ''));
  expect(wanting.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
  expect(manifest.puppeteer.skipDownload).toBe(true);
});

test('the lock file names no registry, so that a mirror can be used', () => {
  expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
});

// A lock file made where a package is not published for every platform leaves the others out, and `npm ci` then installs nothing at all.
test('each build of a package for another machine stands in the lock file', () => {
  const paths = new Set(locked.map(([path]) => path));
  const isThere = (from: string, name: string) => paths.has(`${from}/node_modules/${name}`) || paths.has(`node_modules/${name}`);
  const missing = locked.flatMap(([path, { optionalDependencies = {} }]) => Object.keys(optionalDependencies).filter((name) => !isThere(path, name)));
  expect(missing).toEqual([]);
});
