// What the reader needs to know about one programme beyond the general words.
import type { Field } from '../fields.ts';

/** What is counted beside the money: the field that carries it and its unit; all but 亩 are whole numbers. */
export type Quantity = {
  field: 'area' | 'quantity';
  unit: '亩' | '台' | '人' | '月';
  /** Whether the amount is quantity × standard. */
  isPriced: boolean;
};

export const byArea: Quantity = { field: 'area', unit: '亩', isPriced: true };

export type ProgrammeSpec = {
  code: string;
  /** As the notice calls it. */
  name: string;
  /** Words by which a title or file name shows that it is this programme. */
  titles: readonly string[];
  /** Header words of its own files, or general words that mean something else in them. */
  words: Partial<Record<Field, readonly string[]>>;
  quantity: Quantity;
  /** One row above this many yuan is asked about. */
  unusualYuan: number;
};
