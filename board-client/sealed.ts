// Pages that name people: sealed with the key of one village's boards, so that they can lie in public and be read on the board alone.
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync } from 'node:crypto';

/** The key of a village's boards, ready for use. Says nothing of itself when printed. */
export interface BoardKey {
  /** Tells keys apart and says nothing about them: 8 hexadecimal digits. */
  readonly id: string;
  /** `nonce ‖ tag ‖ ciphertext`. The same page under the same name is the same bytes. */
  seal(name: string, page: Uint8Array): Buffer;
  /** The page, or null when the bytes were changed, are another page's, or were sealed with another key. */
  open(name: string, sealed: Uint8Array): Buffer | null;
}

export const keyLength = 32;

/** The bytes of a key as it is handed over: 64 hexadecimal digits, however they are spaced. Null when it is none. */
export function readKeyText(text: string): Buffer | null {
  const digits = text.replaceAll(/\s/g, '');
  return /^[0-9a-fA-F]{64}$/.test(digits) ? Buffer.from(digits, 'hex') : null;
}

/**
 * AES-256-GCM (NIST SP 800-38D) under a key of its own (HKDF-SHA-256, RFC 5869). The nonce is the HMAC-SHA-256 of village, name and
 * page (a synthetic one, as in RFC 5297), so that it repeats only where everything repeats.
 */
export function boardKey(secret: Uint8Array, repo: string): BoardKey {
  const derive = (purpose: string, length: number): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `mingbai board ${purpose} v1`, length));
  const [sealing, naming] = [createSecretKey(derive('page', 32)), createSecretKey(derive('nonce', 32))];
  // Neither a village code nor a file name has a NUL, so no two places read the same.
  const placeOf = (name: string): Buffer => Buffer.from(`mingbai board page v1\0${repo}\0${name}\0`);
  return {
    id: derive('key id', 4).toString('hex'),
    seal(name, page) {
      const nonce = createHmac('sha256', naming).update(placeOf(name)).update(page).digest().subarray(0, nonceLength);
      const cipher = createCipheriv(algorithm, sealing, nonce).setAAD(placeOf(name));
      const ciphertext = Buffer.concat([cipher.update(page), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
    },
    open(name, sealed) {
      if (sealed.length < headLength) return null;
      const decipher = createDecipheriv(algorithm, sealing, sealed.subarray(0, nonceLength), { authTagLength: tagLength });
      decipher.setAAD(placeOf(name)).setAuthTag(sealed.subarray(nonceLength, headLength));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(headLength)), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;
const headLength = nonceLength + tagLength;
