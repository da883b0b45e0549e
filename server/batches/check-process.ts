// The process in which one file is checked; started by check-apart.ts, gets the file, answers once and ends.
import { checkFile, type CheckInput } from '../../importers/index.ts';
import { rowsToSee } from './attention.ts';

process.once('message', (input: CheckInput) => {
  const file = checkFile(input);
  process.send?.({ file, attention: rowsToSee(file, input.bytes) }, () => process.disconnect());
});
