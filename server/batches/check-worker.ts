// The thread in which one file is checked; started by check-apart.ts with the file, answers once.
import { parentPort, workerData } from 'node:worker_threads';
import { checkFile, type CheckInput } from '../../importers/index.ts';
import { rowsToSee } from './attention.ts';

const input = workerData as CheckInput;
const file = checkFile(input);
parentPort?.postMessage({ file, attention: rowsToSee(file, input.bytes) });
