// Passwords: Argon2id as OWASP ASVS 5.0 §11.4.2 advises, and what a new one must be like.
import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Problem } from '../problem.ts';
import { takeTurns } from '../turns.ts';

export const shortestPassword = 10;
const longestPassword = 200;

const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };
// No 0, O, 1, l, i: it is read from paper or over the telephone.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const nobodysHash = hash(initialPassword(), cost);

// Each turn takes 19 MB and one of the few threads that files are read with; a queue this long passes in about two seconds.
const inTurn = takeTurns(2, { most: 50, refuse: () => new Problem('sign-in-crowded') });

/** A PHC string. Throws Problem `sign-in-crowded` when too many wait already. */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), cost));
}

/** Takes as long for a login that nobody has (`null`) as for one that somebody has. Throws as `hashPassword` does. */
export async function isPasswordRight(stored: string | null, password: string): Promise<boolean> {
  const given = password.normalize('NFKC').slice(0, longestPassword);
  const fits = await inTurn(async () => verify(stored ?? await nobodysHash, given));
  return fits && stored !== null;
}

/** What is wrong with a new password, as a sentence; null when nothing is. */
export function passwordFault(password: string, login: string): string | null {
  if (password.length < shortestPassword) return `密码至少${shortestPassword}个字符；几个不相干的词连起来，好记又不容易被猜到。`;
  if (password.length > longestPassword) return `密码最多${longestPassword}个字符。`;
  if (new Set(password).size < 4) return '密码里不同的字符太少，容易被猜到，请换一个。';
  if (password.toLowerCase().includes(login.toLowerCase())) return '密码里不要带账号，请换一个。';
  return null;
}

/** 79 bits, in four groups. */
export function initialPassword(): string {
  const letter = () => alphabet.charAt(randomInt(alphabet.length));
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, letter).join('')).join('-');
}
