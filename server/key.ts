// UUIDv7 (RFC 9562): sorts by time of making, the same text on both engines.
import { randomBytes, randomInt } from 'node:crypto';

export function newKey(now: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Short keys for many rows made together, in the order of their numbers: 9 characters of time, 6 of chance, 5 that count. They sort behind those of `newKey`. */
export function keySeries(now: Date): (n: number) => string {
  const first = base36(now.getTime(), 9) + base36(randomInt(36 ** 6), 6);
  return (n) => first + base36(n, 5);
}

function base36(value: number, length: number): string {
  return value.toString(36).padStart(length, '0');
}
