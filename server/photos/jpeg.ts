// A JPEG with the picture and nothing else: place, camera, thumbnail, comments and whatever hangs behind the end stay away.
import { joined, textAt, viewOf } from './bytes.ts';
import { orientationIn, orientationSegment } from './exif.ts';
import type { Picture } from './photo.ts';

// Markers of ITU-T T.81 Table B.1.
const [start, end, scan, app1, app14] = [0xd8, 0xd9, 0xda, 0xe1, 0xee];
// Baseline, extended and progressive with Huffman codes: what browsers show.
const frames = [0xc0, 0xc1, 0xc2];
const tables = [0xc4, 0xdb, 0xdc, 0xdd];

interface Walk { kept: Uint8Array[]; size: { width: number; height: number } | null; orientation: number; scans: number }

/** Null where it is no whole JPEG that a browser shows. */
export function cleanJpeg(bytes: Uint8Array): Picture | null {
  if (bytes[0] !== 0xff || bytes[1] !== start) return null;
  const walk: Walk = { kept: [], size: null, orientation: 1, scans: 0 };
  for (let at = 2; ;) {
    const begun = markerAt(bytes, at);
    if (begun === null) return null;
    if (begun.marker === end) return pictureOf(walk);
    const length = begun.at + 2 < bytes.length ? viewOf(bytes).getUint16(begun.at) : 0;
    if (length < 2 || begun.at + length > bytes.length) return null;
    const body = bytes.subarray(begun.at + 2, begun.at + length);
    if (!take(walk, begun.marker, body)) return null;
    at = begun.at + length;
    if (begun.marker === scan) {
      const after = endOfScan(bytes, at);
      if (after === null) return null;
      walk.kept.push(bytes.subarray(at, after));
      at = after;
    }
  }
}

/** The marker that must stand here, fill bytes skipped, and where its segment goes on. */
function markerAt(bytes: Uint8Array, from: number): { marker: number; at: number } | null {
  if (bytes[from] !== 0xff) return null;
  let at = from + 1;
  while (bytes[at] === 0xff) at += 1;
  const marker = bytes[at];
  // Those without a segment belong into scans.
  if (marker === undefined || marker < 0xc0 || (marker >= 0xd0 && marker <= start)) return null;
  return { marker, at: at + 1 };
}

/** Keeps a segment that belongs to the picture; false for one that no picture of ours has. */
function take(walk: Walk, marker: number, body: Uint8Array): boolean {
  if (marker === app1 && textAt(body, 0, 4) === 'Exif') walk.orientation = orientationIn(body);
  if (frames.includes(marker)) {
    if (walk.size !== null || body.length < 6) return false;
    walk.size = { height: viewOf(body).getUint16(1), width: viewOf(body).getUint16(3) };
  } else if (marker >= 0xc3 && marker <= 0xcf && marker !== 0xc4) return false;
  if (marker === scan) {
    if (walk.size === null) return false;
    walk.scans += 1;
  }
  // Adobe's says how colours are mixed; twelve bytes and no more.
  const isColours = marker === app14 && body.length === 12 && textAt(body, 0, 5) === 'Adobe';
  if (frames.includes(marker) || tables.includes(marker) || marker === scan || isColours) walk.kept.push(segment(marker, body));
  return true;
}

function segment(marker: number, body: Uint8Array): Uint8Array {
  const length = body.length + 2;
  return joined([Uint8Array.from([0xff, marker, length >> 8, length & 0xff]), body]);
}

/** The coded data ends at a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number | null {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at)) {
    const next = bytes[at + 1] ?? 0;
    if (next === 0xff) at += 1;
    else if (next === 0 || (next >= 0xd0 && next <= 0xd7)) at += 2;
    else return at;
  }
  return null;
}

function pictureOf({ kept, size, orientation, scans }: Walk): Picture | null {
  if (size === null || scans === 0) return null;
  const bytes = joined([Uint8Array.of(0xff, start), orientationSegment(orientation), ...kept, Uint8Array.of(0xff, end)]);
  return { type: 'image/jpeg', ...size, bytes };
}
