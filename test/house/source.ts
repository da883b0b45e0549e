// The project's own source text: which files there are and what each of them imports.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const productFolders = ['server', 'importers', 'print-templates', 'board-client'];

export interface SourceFile { path: string; text: string }
/** `ours` is a path from the root of the project, `pack` the name of a package or of a part of Node. */
export type Import = { from: string } & ({ ours: string } | { pack: string });

/** TypeScript files below the folders, in the order of their paths. */
export function sourceFiles(folders: string[]): SourceFile[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Every static, re-exporting, type-only and dynamic import of a file. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const statements = /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  return [...text.matchAll(statements)].map(([, from, bare, dynamic]) => resolved(path, from ?? bare ?? dynamic ?? ''));
}

function resolved(from: string, specifier: string): Import {
  return specifier.startsWith('.') ? { from, ours: normalize(join(dirname(from), specifier)) } : { from, pack: specifier };
}
