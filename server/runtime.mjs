// Loaded before our sources (`node --import ./server/runtime.mjs`): Node strips their types by itself, but reads no JSX and forgets what it compiled.
import { readFileSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

if (!process.features.typescript || !module.registerHooks) {
  process.stderr.write(`Node ${process.versions.node} 太旧。请用 npm run -s mingbai -- ${process.argv[2] ?? '命令'} 启动，它会用随包带来的 Node 24\n`);
  process.exit(2);
}

// Whoever can write there can change the program itself; where we may not write, nothing is kept and nothing else changes.
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));
process.setSourceMapsEnabled(true);
module.registerHooks({ resolve, load });

const formats = [[/\.ts$/, 'module-typescript'], [/\.tsx$/, 'module'], [/\/node_modules\/drizzle-orm\/.*\.js$/, 'module']];

/** Node reads the description of a package anew for each of its files: 180 kB for each of the 146 of drizzle-orm, half of a start. */
function resolve(specifier, context, next) {
  const { parentURL = '', conditions } = context;
  const isBeside = /^\.\.?\//.test(specifier) && parentURL.startsWith('file:') && conditions.includes('import');
  const url = isBeside ? new URL(specifier, parentURL).href : '';
  const format = formats.find(([name]) => name.test(url))?.[1];
  return format === undefined ? next(specifier, context) : { url, format, shortCircuit: true };
}

let transform;

function load(url, context, next) {
  if (!url.endsWith('.tsx')) return next(url, context);
  transform ??= createRequire(import.meta.url)('rolldown/utils').transformSync;
  const path = fileURLToPath(url);
  const { code, map, errors } = transform(path, readFileSync(path, 'utf8'), {
    lang: 'tsx', sourcemap: true, jsx: { runtime: 'automatic', importSource: 'hono/jsx' }, typescript: { onlyRemoveTypeImports: true }, tsconfig: false,
  });
  if (errors.length > 0) throw new SyntaxError(errors.map(({ message }) => message).join('\n'), { cause: path });
  return { format: 'module', source: `${code}\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`, shortCircuit: true };
}
