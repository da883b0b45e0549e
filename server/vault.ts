// Identity and account numbers at rest: sealed where the original is needed, keyed indexes where equality is enough.
import { createCipheriv, createDecipheriv, createSecretKey, hash, hkdfSync, randomBytes, type DecipherGCM, type KeyObject } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/** Every key is derived from one master key (HKDF-SHA-256, RFC 5869), one per purpose. */
export interface Vault {
  /** Tells master keys apart and says nothing about them: 8 hexadecimal digits. */
  readonly keyId: string;
  /**
   * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce.
   * @param aad what the text belongs to, such as `payments|account|<row id>`; a sealed text moved elsewhere does not open
   * @returns `v1:kid:nonce:ciphertext:tag`, parts in base64url
   */
  seal(plain: string, aad: string): string;
  /** @throws VaultError when the text was changed, belongs elsewhere, or was sealed with a key not at hand */
  open(sealed: string, aad: string): string;
  /**
   * HMAC-SHA-256 under a key of its own per kind, truncated to 128 bits, as 32 hexadecimal digits.
   * Spaces, dashes, full-width forms and the case of letters do not matter.
   */
  blindIndex(kind: string, value: string): string;
  /** Whole files, sealed as `nonce ‖ tag ‖ ciphertext` under the same key. */
  sealBytes(plain: Uint8Array, aad: string): Buffer;
  /** What `sealBytes` made, read piece by piece: others are answered in between. @throws VaultError as `open` does */
  openFile(sealed: FileHandle, aad: string): Promise<Buffer>;
  /** 32 bytes for a signing key (Ed25519, RFC 8032 §5.1.5), the same for the same purpose. */
  signingSeed(purpose: string): Uint8Array;
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
  const indexes = new Map<string, (text: string) => string>();
  return {
    keyId: current.id,
    seal: (plain, aad) => seal(current, plain, aad),
    open: (sealed, aad) => open(keys, sealed, aad),
    sealBytes: (plain, aad) => sealBytes(current, plain, aad),
    openFile: (sealed, aad) => openFile([...keys.values()], sealed, aad),
    blindIndex(kind, value) {
      const index = indexes.get(kind) ?? hmacUnder(derive(masterKey, `mingbai index v1 ${kind}`, 32));
      indexes.set(kind, index);
      return index(canonical(value)).slice(0, 32);
    },
    signingSeed: (purpose) => derive(masterKey, `mingbai signing v1 ${purpose}`, 32),
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

const hashBlock = 64;
const hashLength = 32;
// Of UTF-8; anything longer is hashed without the buffer that is kept for it.
const longest = 1536;

/**
 * HMAC-SHA-256 (RFC 2104 §2) in hexadecimal, under one key for many texts: the padded keys are made once and each text is two calls of
 * a hash, where making Node's own object for each costs ten times as much.
 */
function hmacUnder(key: Uint8Array): (text: string) => string {
  const [inner, outer] = [0x36, 0x5c].map((pad) => Buffer.from(Uint8Array.from({ length: hashBlock }, (_, i) => pad ^ (key[i] ?? 0)))) as [Buffer, Buffer];
  const [first, second] = [Buffer.concat([inner, Buffer.alloc(longest)]), Buffer.concat([outer, Buffer.alloc(hashLength)])];
  return (text) => {
    const isLong = text.length * 3 > longest;
    const end = hashBlock + (isLong ? 0 : first.write(text, hashBlock));
    second.write(hash('sha256', isLong ? Buffer.concat([inner, Buffer.from(text)]) : first.subarray(0, end), 'hex'), hashBlock, 'hex');
    return hash('sha256', second, 'hex');
  };
}

function seal(key: SealingKey, plain: string, aad: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce).setAAD(bound(key.id, aad));
  const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
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

const nonceLength = 12;
const tagLength = 16;

function sealBytes(key: SealingKey, plain: Uint8Array, aad: string): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce).setAAD(Buffer.from(aad, 'utf8'));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
}

async function openFile(keys: readonly SealingKey[], file: FileHandle, aad: string): Promise<Buffer> {
  const head = Buffer.alloc(nonceLength + tagLength);
  const { bytesRead } = await file.read(head, 0, head.length, 0);
  // Sealed under another of our keys, or changed: the next key tells.
  for (const key of bytesRead === head.length ? keys : []) {
    const decipher = createDecipheriv('aes-256-gcm', key.secret, head.subarray(0, nonceLength), { authTagLength: tagLength });
    decipher.setAAD(Buffer.from(aad, 'utf8')).setAuthTag(head.subarray(nonceLength));
    const opened = await decipheredWith(decipher, file, head.length);
    if (opened) return opened;
  }
  throw new VaultError('Sealed file was changed, or its key is not at hand');
}

const pieceLength = 256 * 1024;

/** Null when the tag does not fit; nothing of it is given to anybody before that is known. */
async function decipheredWith(decipher: DecipherGCM, file: FileHandle, start: number): Promise<Buffer | null> {
  const opened = Buffer.alloc((await file.stat()).size - start);
  const piece = Buffer.alloc(pieceLength);
  for (let at = 0; at < opened.length;) {
    const { bytesRead } = await file.read(piece, 0, piece.length, start + at);
    if (bytesRead === 0) return null;
    decipher.update(piece.subarray(0, bytesRead)).copy(opened, at);
    at += bytesRead;
  }
  try {
    decipher.final();
    return opened;
  } catch {
    return null;
  }
}

// Version and key id are bound too, so that neither can be swapped.
function bound(id: string, aad: string): Buffer {
  return Buffer.from(`v1:${id}:${aad}`, 'utf8');
}

function canonical(value: string): string {
  return value
    .normalize('NFKC')
    .replace(/[\s\p{Dash_Punctuation}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toUpperCase();
}
