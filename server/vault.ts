// Identity and account numbers at rest: sealed where the original is needed, keyed indexes where equality is enough.
import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { cmacUnder, hmacUnder, indexBytes, mostInBlock, packNumber } from './blind-index.ts';
import { inMemory, openPieces, sealPieces, type OpenedFile, type PlacedFile } from './sealed-pieces.ts';

/** Every key is derived from one master key (HKDF-SHA-256, RFC 5869), one per purpose. */
export interface Vault {
  /** Tells master keys apart and says nothing about them: 8 hexadecimal digits. */
  readonly keyId: string;
  /**
   * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce, of a text or of its UTF-8.
   * @param aad what the text belongs to, such as `payment_portions|<seal key>|<batch>|<village>`; a sealed text moved elsewhere does not open
   * @returns `v1:kid:nonce:ciphertext:tag`, parts in base64url
   */
  seal(plain: string | Uint8Array, aad: string): string;
  /** @throws VaultError when the text was changed, belongs elsewhere, or was sealed with a key not at hand */
  open(sealed: string, aad: string): string;
  /**
   * Under a key of its own per kind: 128 bits as 32 hexadecimal digits, of a number by AES-256-CMAC, of any other text by HMAC-SHA-256
   * (blind-index.ts). Spaces, dashes, full-width forms and the case of letters do not matter.
   */
  blindIndex(kind: string, value: string): string;
  /** The same of many at once: 16 bytes for each, in their order. */
  blindIndexes(kind: string, values: readonly string[]): Buffer;
  /** The same of numbers that stand in blocks already (`packNumber`), which are used up. */
  blindIndexesIn(kind: string, blocks: Buffer): Buffer;
  /** Whole files, sealed piece by piece (sealed-pieces.ts). */
  sealBytes(plain: Uint8Array, aad: string): Buffer;
  /** What `sealBytes` made, as long as the handle is open; others are answered between its pieces. @throws VaultError as `open` does, and where it is read */
  openFile(sealed: PlacedFile, aad: string): Promise<OpenedFile>;
  /** 32 bytes for a signing key (Ed25519, RFC 8032 §5.1.5), the same for the same purpose. */
  signingSeed(purpose: string): Uint8Array;
  /** 32 bytes that open the pages with names on the boards of one village; `count` tells its keys apart. */
  boardSecret(villageCode: string, count: number): Uint8Array;
}

export class VaultError extends Error {
  override name = 'VaultError';
}

/**
 * @param masterKey 32 bytes, for sealing, opening and indexing
 * @param retired earlier master keys, for opening only; blind indexes are made anew when the key changes
 */
export function openVault(masterKey: Uint8Array, retired: readonly Uint8Array[] = []): Vault {
  const current = sealingKey(masterKey);
  const keys = new Map([...retired.map(sealingKey), current].map((key) => [key.id, key]));
  const kinds = new Map<string, Indexing>();
  const indexing = (kind: string) => {
    const index = kinds.get(kind) ?? indexingOf(derive(masterKey, `mingbai index v2 ${kind}`, 32), derive(masterKey, `mingbai index v1 ${kind}`, 32));
    kinds.set(kind, index);
    return index;
  };
  return {
    keyId: current.id,
    seal: (plain, aad) => seal(current, plain, aad),
    open: (sealed, aad) => open(keys, sealed, aad),
    sealBytes: (plain, aad) => sealPieces(current.secret, plain, aad),
    openFile: (sealed, aad) => openFile([...keys.values()], sealed, aad),
    blindIndex: (kind, value) => indexing(kind).of([value]).toString('hex'),
    blindIndexes: (kind, values) => indexing(kind).of(values),
    blindIndexesIn: (kind, blocks) => indexing(kind).in(blocks),
    signingSeed: (purpose) => derive(masterKey, `mingbai signing v1 ${purpose}`, 32),
    boardSecret: (villageCode, count) => derive(masterKey, `mingbai board key v1 ${villageCode} ${count}`, 32),
  };
}

// Node takes a key that it made itself four times as fast as bare bytes, and a batch has many numbers.
type SealingKey = { id: string; secret: KeyObject };

function sealingKey(masterKey: Uint8Array): SealingKey {
  if (masterKey.length !== 32) throw new VaultError('A master key has 32 bytes');
  const id = Buffer.from(derive(masterKey, 'mingbai key id v1', 4)).toString('hex');
  return { id, secret: createSecretKey(derive(masterKey, 'mingbai seal v1', 32)) };
}

function derive(masterKey: Uint8Array, info: string, length: number): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', masterKey, '', info, length));
}

function seal(key: SealingKey, plain: string | Uint8Array, aad: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce).setAAD(bound(key.id, aad));
  const ciphertext = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  // In this mode nothing is left for the end but the tag.
  cipher.final();
  const parts = [nonce, ciphertext, cipher.getAuthTag()].map((part) => part.toString('base64url'));
  return ['v1', key.id, ...parts].join(':');
}

function open(keys: ReadonlyMap<string, SealingKey>, sealed: string, aad: string): string {
  const [version, id = '', ...parts] = sealed.split(':');
  const [nonce, ciphertext, tag] = parts.map((part) => Buffer.from(part, 'base64url'));
  const key = keys.get(id);
  if (version !== 'v1' || parts.length !== 3 || !nonce || !ciphertext || tag?.length !== 16)
    throw new VaultError('Not a sealed text');
  if (!key) throw new VaultError('Sealed with a key that is not at hand');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.secret, nonce, { authTagLength: 16 });
    decipher.setAAD(bound(id, aad)).setAuthTag(tag);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
  } catch {
    // The cause says nothing that helps, and must not carry pieces of the text into a log.
    throw new VaultError('Sealed text was changed or belongs elsewhere');
  }
}

/** Sealed under another of our keys, or changed: the next key tells. */
async function openFile(keys: readonly SealingKey[], sealed: PlacedFile, aad: string): Promise<OpenedFile> {
  for (const { secret } of keys) {
    const opened = await openPieces(secret, sealed, aad) ?? await openWhole(secret, sealed.file, aad);
    if (opened) return { ...opened, read: (start, end) => opened.read(start, end).catch(changed) };
  }
  return changed();
}

function changed(): never {
  throw new VaultError('Sealed file was changed, or its key is not at hand');
}

const nonceLength = 12;
const tagLength = 16;

/** What earlier releases sealed at once, as `nonce ‖ tag ‖ ciphertext`; null when the tag does not fit. */
async function openWhole(secret: KeyObject, file: FileHandle, aad: string): Promise<OpenedFile | null> {
  const { size } = await file.stat();
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0);
  if (bytesRead < nonceLength + tagLength) return null;
  const [nonce, tag, ciphertext] = [buffer.subarray(0, nonceLength), buffer.subarray(nonceLength, nonceLength + tagLength), buffer.subarray(nonceLength + tagLength, bytesRead)];
  const decipher = createDecipheriv('aes-256-gcm', secret, nonce, { authTagLength: tagLength }).setAAD(Buffer.from(aad, 'utf8')).setAuthTag(tag);
  try {
    return inMemory(Buffer.concat([decipher.update(ciphertext), decipher.final()]));
  } catch {
    return null;
  }
}

// Version and key id are bound too, so that neither can be swapped.
function bound(id: string, aad: string): Buffer {
  return Buffer.from(`v1:${id}:${aad}`, 'utf8');
}

interface Indexing { of(values: readonly string[]): Buffer; in(blocks: Buffer): Buffer }

/** Numbers by one key, whatever else there is by another. */
function indexingOf(ofNumbers: Uint8Array, ofTexts: Uint8Array): Indexing {
  const [cmac, hmac] = [cmacUnder(ofNumbers), hmacUnder(ofTexts)];
  return {
    of(values) {
      const [blocks, others] = [Buffer.alloc(values.length * indexBytes), new Map<number, string>()];
      for (const [i, value] of values.entries()) {
        const text = canonical(value);
        if (text.length <= mostInBlock && isNumber.test(text)) packNumber(Buffer.from(text), 0, blocks, i * indexBytes);
        else others.set(i, text);
      }
      const indexes = cmac(blocks);
      for (const [i, text] of others) hmac(text).copy(indexes, i * indexBytes);
      return indexes;
    },
    in: cmac,
  };
}

const isNumber = /^\d+X?$/;
const isPlain = /^[0-9A-Z]*$/;

function canonical(value: string): string {
  if (isPlain.test(value)) return value;
  return value
    .normalize('NFKC')
    .replace(/[\s\p{Dash_Punctuation}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toUpperCase();
}
