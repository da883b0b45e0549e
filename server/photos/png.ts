// A PNG with the picture and nothing else: of its chunks only those that a decoder needs.
import { crc32 } from 'node:zlib';
import { joined, textAt, viewOf } from './bytes.ts';
import type { Picture } from './photo.ts';

export const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const needed = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'];

/** Null where it is no whole PNG. */
export function cleanPng(bytes: Uint8Array): Picture | null {
  const [view, seen] = [viewOf(bytes), new Set<string>()];
  const kept: Uint8Array[] = [pngSignature];
  for (let at = pngSignature.length; at + 12 <= bytes.length;) {
    const [length, name] = [view.getUint32(at), textAt(bytes, at + 4, 4)];
    const after = at + 12 + length;
    if (after > bytes.length || (seen.size === 0) !== (name === 'IHDR')) return null;
    if (needed.includes(name)) {
      if (crc32(bytes.subarray(at + 4, after - 4)) !== view.getUint32(after - 4)) return null;
      kept.push(bytes.subarray(at, after));
      seen.add(name);
    }
    // What hangs behind the end is no part of the picture.
    if (name === 'IEND') return seen.has('IDAT') ? { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20), bytes: joined(kept) } : null;
    at = after;
  }
  return null;
}
