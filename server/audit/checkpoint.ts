// A signed checkpoint of a chain: what the paper boards bear witness to.
import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import type { Vault } from '../vault.ts';
import { chainHead } from './record.ts';

/** The signed text: origin, chain, length and head hash, a line each (after the C2SP checkpoint format). */
export function checkpointText(point: { chain: string; seq: number; hash: string }): string {
  return `mingbai/audit/${point.chain}\n${point.seq}\n${point.hash}\n`;
}

/** Signs the head of `chain` as it is inside this transaction; the same head is signed once. */
export async function sealCheckpoint({ db, vault }: Deps, tx: Writer, chain: string, at: Date): Promise<void> {
  const head = await chainHead(db, tx, chain);
  const signature = sign(null, Buffer.from(checkpointText({ chain, ...head })), auditKey(vault.signingSeed('audit'))).toString('base64');
  await tx.insert(db.tables.auditCheckpoints).values({ chain, ...head, at, signature }).onConflictDoNothing();
}

/** What checkpoints are verified with. */
export function checkpointKey(vault: Vault): KeyObject {
  return createPublicKey(auditKey(vault.signingSeed('audit')));
}

export function isSealed(point: { chain: string; seq: number; hash: string; signature: string }, key: KeyObject): boolean {
  return verify(null, Buffer.from(checkpointText(point)), key, Buffer.from(point.signature, 'base64'));
}

// RFC 8410: an Ed25519 private key in PKCS#8 is this fixed prefix and 32 bytes of seed.
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

function auditKey(seed: Uint8Array) {
  return createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
}
