// The signing keys of the boards' repositories: three root keys of which two must agree, and one each for what changes often.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Key, Signature } from '@tufjs/models';

/** One ed25519 key pair in TUF's terms. */
export interface SigningKey {
  readonly key: Key;
  readonly sign: (bytes: Buffer) => Signature;
}

/** `roots` belong offline once the root is signed; it is empty where they have been taken away. */
export interface Keys {
  readonly roots: readonly SigningKey[];
  readonly targets: SigningKey;
  readonly snapshot: SigningKey;
  readonly timestamp: SigningKey;
}

/**
 * Makes six keys as PEM files (PKCS #8, mode 0600) in the new folder `dir`, all or none of them.
 * Throws when the folder already has keys: signing keys are never overwritten.
 */
export function createKeys(dir: string): Keys {
  if (existsSync(join(dir, fileOf('targets')))) throw new Error(`${dir} already holds signing keys`);
  mkdirSync(dirname(dir), { recursive: true });
  const draft = mkdtempSync(join(dirname(dir), `.${basename(dir)}-`));
  try {
    for (const name of [...rootNames, ...onlineNames]) writeSecret(join(draft, fileOf(name)), newKey());
    // Renaming onto a folder with files in it fails, so of two processes starting at once one wins and one is told.
    renameSync(draft, dir);
    syncFolder(dirname(dir));
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
  return loadKeys(dir);
}

/** Reads the keys; throws when one that the server needs is missing or is no ed25519 key. */
export function loadKeys(dir: string): Keys {
  const load = (name: string): SigningKey => signingKey(createPrivateKey(readFileSync(join(dir, fileOf(name)))));
  return {
    roots: rootNames.filter((name) => existsSync(join(dir, fileOf(name)))).map(load),
    targets: load('targets'),
    snapshot: load('snapshot'),
    timestamp: load('timestamp'),
  };
}

export const rootNames = ['root-1', 'root-2', 'root-3'];
const onlineNames = ['targets', 'snapshot', 'timestamp'];

function fileOf(name: string): string {
  return `${name}.pem`;
}

function newKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function writeSecret(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function signingKey(secret: KeyObject): SigningKey {
  if (secret.asymmetricKeyType !== 'ed25519') throw new Error('a signing key must be ed25519');
  const raw = createPublicKey(secret).export({ format: 'jwk' }).x ?? '';
  const said = { keytype: 'ed25519', keyval: { public: Buffer.from(raw, 'base64url').toString('hex') }, scheme: 'ed25519' };
  // TUF specification 1.0 §4.2: the key id is the hash of the key in canonical JSON, which this is already.
  const keyID = createHash('sha256').update(JSON.stringify(said)).digest('hex');
  return {
    key: new Key({ keyID, keyType: said.keytype, scheme: said.scheme, keyVal: said.keyval }),
    sign: (bytes) => new Signature({ keyID, sig: sign(null, bytes, secret).toString('hex') }),
  };
}
