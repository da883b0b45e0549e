// Prints the count of a vitest JSON report as the last line; ends with 1 when anything in it failed or it is not there.
import { readFileSync } from 'node:fs';

const report = readReport(process.argv[2]);
const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'));
for (const file of brokenFiles) print(`failed as a whole: ${file.name}`);
const notRun = report.numPendingTests + report.numTodoTests;
if (notRun > 0) print(`not run: ${notRun}`);
// A file that failed as a whole counts as one failure: whoever reads only the last line must not take it for green.
print(`${report.numPassedTests} passed, ${report.numFailedTests + brokenFiles.length} failed`);
process.exitCode = report.success && report.numFailedTests + brokenFiles.length + notRun === 0 && report.numPassedTests > 0 ? 0 : 1;

function print(line) {
  process.stdout.write(`${line}\n`);
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    print('there is no report: the tests did not run');
    return { success: false, numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  }
}
