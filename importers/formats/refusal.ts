// Why a workbook cannot be read, thrown from wherever its reader stands and turned into a finding at one place.
import type { FindingCode } from '../finding.ts';

export class Refusal extends Error {
  readonly code: FindingCode;
  readonly said: string;
  readonly remedy: string | undefined;

  /** `said` is the sentence for the clerk; without `remedy` the usual one of the code is given. */
  constructor(code: FindingCode, said: string, remedy?: string) {
    super(said);
    [this.code, this.said, this.remedy] = [code, said, remedy];
  }
}

export function broken(what = '文件内容不完整或已经损坏，读不出来。'): Refusal {
  return new Refusal('file-broken', what);
}
