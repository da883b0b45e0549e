// Keyed indexes of texts and of numbers: equal where these are equal, and telling nothing else without the key.
import { createCipheriv, createSecretKey, hash } from 'node:crypto';

export const indexBytes = 16;
/** Digits and an X take half a byte each in a block, behind their number. */
export const mostInBlock = 2 * (indexBytes - 1);

/**
 * AES-256-CMAC (RFC 4493, NIST SP 800-38B) of numbers that make one whole block each (`packNumber`): 16 bytes for each, in their order.
 * All of them are one call of the cipher, which takes a twentieth of one HMAC for each. The blocks are used up.
 */
export function cmacUnder(key: Uint8Array): (blocks: Buffer) => Buffer {
  const secret = createSecretKey(key);
  const encrypted = (blocks: Buffer) => createCipheriv('aes-256-ecb', secret, null).setAutoPadding(false).update(blocks);
  const subkey = wordsOf(doubled(encrypted(Buffer.alloc(indexBytes))));
  return (blocks) => {
    // As whole words: byte by byte it takes longer than the cipher.
    const words = wordsOf(blocks);
    for (let i = 0; i < words.length; i++) words[i] = (words[i] ?? 0) ^ (subkey[i % subkey.length] ?? 0);
    return encrypted(blocks);
  };
}

/** Node begins all its buffers at whole words. */
export function wordsOf({ buffer, byteOffset, length }: Buffer): Uint32Array {
  return new Uint32Array(buffer, byteOffset, length / Uint32Array.BYTES_PER_ELEMENT);
}

const [zero, letterX] = [0x30, 0x58];

/**
 * Digits, and an X behind them, from `start` of a text in ASCII into the block of zeros at `at`: their number, and themselves two to a
 * byte. Answers where they end, which is after `mostInBlock` at the latest.
 */
export function packNumber(text: Uint8Array, start: number, blocks: Uint8Array, at: number): number {
  const last = start + mostInBlock;
  let [end, place] = [start, at + 1];
  for (; end < last && digitAt(text, end) <= 9 && digitAt(text, end + 1) <= 9; end += 2) blocks[place++] = (digitAt(text, end) << 4) | digitAt(text, end + 1);
  // One digit, an X or both are left.
  if (end < last && digitAt(text, end) <= 9) blocks[place] = digitAt(text, end++) << 4;
  if (end > start && end < last && text[end] === letterX) blocks[place] = (blocks[place] ?? 0) | ((end++ - start) % 2 === 0 ? 0xa0 : 0xa);
  blocks[at] = end - start;
  return end;
}

/** Above 9 where there is none. */
function digitAt(text: Uint8Array, at: number): number {
  return ((text[at] ?? 0) - zero) >>> 0;
}

/** Times x in GF(2^128), as RFC 4493 makes the first subkey. */
function doubled(block: Buffer): Buffer {
  const carry = (block[0] ?? 0) >> 7;
  const shifted = Buffer.from(block.map((byte, i) => ((byte << 1) | ((block[i + 1] ?? 0) >> 7)) & 0xff));
  shifted[indexBytes - 1] = (shifted[indexBytes - 1] ?? 0) ^ (carry * 0x87);
  return shifted;
}

const hashBlock = 64;
const hashLength = 32;
// Of UTF-8; anything longer is hashed without the buffer that is kept for it.
const longest = 1536;

/**
 * HMAC-SHA-256 (RFC 2104 §2), truncated to 128 bits, under one key for many texts: the padded keys are made once and each text is two
 * calls of a hash, where making Node's own object for each costs ten times as much.
 */
export function hmacUnder(key: Uint8Array): (text: string) => Buffer {
  const [inner, outer] = [0x36, 0x5c].map((pad) => Buffer.from(Uint8Array.from({ length: hashBlock }, (_, i) => pad ^ (key[i] ?? 0)))) as [Buffer, Buffer];
  const [first, second] = [Buffer.concat([inner, Buffer.alloc(longest)]), Buffer.concat([outer, Buffer.alloc(hashLength)])];
  return (text) => {
    const isLong = text.length * 3 > longest;
    const end = hashBlock + (isLong ? 0 : first.write(text, hashBlock));
    second.write(hash('sha256', isLong ? Buffer.concat([inner, Buffer.from(text)]) : first.subarray(0, end), 'hex'), hashBlock, 'hex');
    return Buffer.from(hash('sha256', second, 'hex').slice(0, 2 * indexBytes), 'hex');
  };
}
