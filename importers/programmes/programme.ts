// What the reader needs to know about one programme beyond the general words.
import type { Field } from '../fields.ts';

export type ProgrammeSpec = {
  code: string;
  /** As the notice calls it. */
  name: string;
  /** Words by which a title or file name shows that it is this programme. */
  titles: readonly string[];
  /** Header words of its own files, or general words that mean something else in them. */
  words: Partial<Record<Field, readonly string[]>>;
  /** One row above this many yuan is asked about. */
  unusualYuan: number;
};
