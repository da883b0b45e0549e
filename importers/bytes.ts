// The bytes of a file, in memory or elsewhere: a reader takes piece after piece and keeps none.

/** A `Uint8Array` is one; another may read from a disk what is asked for. */
export type Bytes = Pick<Uint8Array, 'length' | 'subarray'>;

// A string of more than 128 kB V8 gives pages of its own, which costs more than to decode it: a byte is at most one unit of two bytes.
const pieceBytes = 64 * 1024;

export function* piecesOf(bytes: Bytes): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, Math.min(at + pieceBytes, bytes.length));
}

/** All of them at once: for formats that cannot be read from the front. */
export function wholeOf(bytes: Bytes): Uint8Array {
  return bytes.subarray(0, bytes.length);
}
