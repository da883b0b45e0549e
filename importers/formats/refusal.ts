// Why a workbook cannot be read, thrown from wherever its reader stands and turned into a finding at one place.
import type { FindingCode } from '../finding.ts';
import type { OtherFormat } from '../report.ts';

export class Refusal extends Error {
  readonly code: FindingCode;
  readonly said: string;
  readonly remedy: string | undefined;
  readonly format: OtherFormat | undefined;

  /** `said` is the sentence for the clerk; without `remedy` the usual one of the code is given; `format` is what the file is instead. */
  constructor(code: FindingCode, said: string, remedy?: string, format?: OtherFormat) {
    super(said);
    [this.code, this.said, this.remedy, this.format] = [code, said, remedy, format];
  }
}

export function broken(what = '文件内容不完整或已经损坏，读不出来。'): Refusal {
  return new Refusal('file-broken', what);
}
