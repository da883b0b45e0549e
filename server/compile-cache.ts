// Loaded before a program of ours: what Node makes of our sources and packages is kept beside the packages, so that the next start need not make it again.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Whoever can write there can change the program itself; where we may not write, nothing is kept and nothing else changes.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));
