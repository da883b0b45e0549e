// Writes the board's program as plain JavaScript into a folder: a board then need not carry the type stripper, a third of its memory.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('用法：node board-client/pack.ts 文件夹\n');
  process.exitCode = 2;
} else {
  packBoard(folder);
}

function packBoard(to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts') && file !== 'pack.ts')) {
    const script = stripTypeScriptTypes(readFileSync(join(import.meta.dirname, name), 'utf8'));
    writeFileSync(join(to, name.replace(/\.ts$/, '.js')), script.replaceAll(/((?:from|import\()\s*'\.\/[a-z-]+)\.ts'/g, "$1.js'"));
  }
  writeFileSync(join(to, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
}

// Measured idle on x64, Node 24.21: 83 MB from the .ts files, 58 MB packed, 54 MB packed with these flags.
function manifest(): object {
  const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  const needed = ['@tufjs/models', 'tuf-js'].map((name) => [name, dependencies[name]]);
  const start = 'node --lite-mode --max-semi-space-size=1 main.js';
  return { type: 'module', private: true, scripts: { start }, dependencies: Object.fromEntries(needed) };
}
