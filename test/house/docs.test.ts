// The documents say what the code does; test/importers/ does the same for the list of findings.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { problems } from '../../server/problem.ts';
import { root, sourceFiles } from './source.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;
const documents = ['README.md', ...globSync('docs/**/*.md', { cwd: root })];

test('every refusal has a title of its own and says in Chinese what to do next', () => {
  const all = Object.entries(problems);
  expect(new Set(all.map(([, { title }]) => title)).size).toBe(all.length);
  expect(all.filter(([, { title, remedy }]) => !/\p{Script=Han}/u.test(title) || !/^\p{Script=Han}.*。$/u.test(remedy)).map(([code]) => code)).toEqual([]);
});

test('every refusal can be met: somewhere it is thrown', () => {
  const thrown = new Set(sourceFiles(['server']).flatMap(({ text }) => [...text.matchAll(/(?:new Problem|super)\('([a-z-]+)'/g)].map(([, code]) => code)));
  expect(Object.keys(problems).filter((code) => !thrown.has(code))).toEqual([]);
});

test('decisions are numbered without a gap and say situation, decision and price', () => {
  const decisions = globSync('docs/decisions/*.md', { cwd: root }).sort();
  expect(decisions.map((path) => Number(basename(path).slice(0, 4)))).toEqual(decisions.map((_, i) => i + 1));
  const parts = ['**Situation.**', '**Decision.**', '**Price.**'];
  expect(decisions.filter((path) => !parts.every((part) => read(path).includes(part)))).toEqual([]);
  expect(decisions.filter((path) => !read(path).startsWith(`# ${basename(path).slice(0, 4)} `))).toEqual([]);
});

test('every npm script that a document names is there', () => {
  const named = documents.flatMap((path) => [...read(path).matchAll(/npm run (?:-s )?([a-z:]+)/g)].map(([, name]) => name ?? ''));
  expect(named.length).toBeGreaterThan(3);
  expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
});

test('every file and folder that a document names is there', () => {
  const path = /`((?:server|importers|print-templates|board-client|test|docs|bench|\.ci)\/[\w./-]*)`/g;
  const named = documents.flatMap((document) => [...read(document).matchAll(path)].map(([, name]) => ({ document, name: name ?? '' })));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ name }) => !existsSync(join(root, name)))).toEqual([]);
});

test('the README says what every folder is for', () => {
  const folders = globSync(['server/*/', 'importers/*/'], { cwd: root }).map((folder) => `\`${folder.replace(/\/?$/, '/')}\``);
  expect(folders.length).toBeGreaterThan(20);
  expect(folders.filter((folder) => !read('README.md').includes(folder))).toEqual([]);
});

test('a thing has one name: words that the glossary gave up stand nowhere', () => {
  const givenUp = /归档包|见证码|公示公开/;
  const texts = [...documents, ...globSync('server/**/*.{ts,tsx}', { cwd: root })];
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.filter((path) => givenUp.test(read(path)))).toEqual([]);
});

test('the clerk\'s manual promises nothing that the desk does not have', () => {
  expect(read('docs/manual-clerk.md')).not.toMatch(/整批下载|10 ?位号码|登记为异议/);
});
