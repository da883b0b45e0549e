// Small files and functions, each file with one sentence on top that says what it is for.
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { productFolders, sourceFiles } from './source.ts';

const product = sourceFiles(productFolders);
const everything = [...product, ...sourceFiles(['test', 'bench'])];
const lines = (text: string) => text.trimEnd().split('\n').length;

test('no file is longer than 300 lines', () => {
  expect(everything.filter(({ text }) => lines(text) > 300).map(({ path, text }) => `${path} ${lines(text)}`)).toEqual([]);
});

test('half of the files have fewer than 60 lines, nine of ten fewer than 150', () => {
  const sizes = product.map(({ text }) => lines(text)).sort((a, b) => a - b);
  const at = (share: number) => sizes[Math.floor(sizes.length * share)] ?? 0;
  expect({ median: at(0.5) < 60 || at(0.5), p90: at(0.9) < 150 || at(0.9) }).toEqual({ median: true, p90: true });
});

test('no function is longer than 40 lines', () => {
  // The tables are one list that happens to be written as a function.
  const code = everything.filter(({ path }) => !path.startsWith('server/db/tables'));
  const long = code.flatMap(({ path, text }) => functions(text).filter(({ length }) => length > 40).map(({ name, length }) => `${path} ${name} ${length}`));
  expect(long).toEqual([]);
});

test('every file but a test begins with the sentence that says what it is for', () => {
  const silent = everything.filter(({ path, text }) => !/\.test\.tsx?$/.test(path) && !/^(#!.*\n)?(\/\/ |\/\*\*? ?)\S/.test(text)).map(({ path }) => path);
  expect(silent).toEqual([]);
});

test('no file is named after nothing in particular', () => {
  const vague = everything.filter(({ path }) => /^(utils?|helpers?|misc|common|.*manager)\.tsx?$/.test(basename(path))).map(({ path }) => path);
  expect(vague).toEqual([]);
});

/** Functions declared at the left margin, with their length from the first line to the closing brace. */
function functions(text: string): { name: string; length: number }[] {
  const declarations = /^(?:export )?(?:default )?(?:async )?function\*? (\w+)[\s\S]*?\n}/gm;
  return [...text.matchAll(declarations)].map(([whole, name = '']) => ({ name, length: lines(whole) }));
}
