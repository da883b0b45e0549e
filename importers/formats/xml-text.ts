// A part of a workbook as text: UTF-8 or UTF-16, decoded strictly.
import { broken } from './refusal.ts';
import type { Zip } from './zip.ts';

/** Throws a Refusal when there is no such part or it is no text. */
export function xmlText(zip: Zip, name: string): string {
  const bytes = zip.read(name);
  if (!bytes) throw broken();
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw broken();
  }
}
