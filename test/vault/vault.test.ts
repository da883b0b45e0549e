import { createCipheriv, createHmac, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openVault, VaultError } from '../../server/vault.ts';

const key = new Uint8Array(32).fill(7);
const otherKey = new Uint8Array(32).fill(8);
const vault = openVault(key);
const texts = fc.string({ unit: 'grapheme' });

describe('a sealed number', () => {
  it('opens again where it belongs, and is sealed differently each time', () => {
    fc.assert(
      fc.property(texts, texts, (plain, aad) => {
        const sealed = vault.seal(plain, aad);
        expect(vault.open(sealed, aad)).toBe(plain);
        expect(vault.seal(plain, aad)).not.toBe(sealed);
        expect(sealed).toMatch(/^v1:[0-9a-f]{8}:[\w-]{16}:[\w-]*:[\w-]{22}$/);
      }),
    );
  });

  it('does not open after any one character was changed', () => {
    const sealed = vault.seal('370405198001011234', 'payments|account|1');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'Q' : 'A') + sealed.slice(at + 1);
      expect(() => vault.open(changed, 'payments|account|1')).toThrow(VaultError);
    }
  });

  it('does not open in another row, nor with parts missing, nor with a shorter tag', () => {
    const sealed = vault.seal('6228', 'row 1');
    expect(() => vault.open(sealed, 'row 2')).toThrow(VaultError);
    expect(() => vault.open(sealed.slice(0, sealed.lastIndexOf(':')), 'row 1')).toThrow(VaultError);
    expect(() => vault.open(sealed.slice(0, -8), 'row 1')).toThrow(VaultError);
    expect(() => vault.open('', 'row 1')).toThrow(VaultError);
  });

  it('does not open with another key, but does when that key was retired', () => {
    const sealed = vault.seal('6228', 'row 1');
    expect(() => openVault(otherKey).open(sealed, 'row 1')).toThrow(VaultError);
    expect(openVault(otherKey, [key]).open(sealed, 'row 1')).toBe('6228');
  });

  it('is never quoted by the refusal', () => {
    const sealed = vault.seal('370405198001011234', 'row 1');
    expect(() => vault.open(sealed, 'row 2')).toThrow(/^(?!.*(3704|v1:))/);
  });
});

describe('a blind index', () => {
  it('finds the same number however it was written', () => {
    const index = vault.blindIndex('identity', '37040519800101123X');
    expect(index).toMatch(/^[0-9a-f]{32}$/);
    expect(vault.blindIndex('identity', ' 370405 19800101-123x ')).toBe(index);
    expect(vault.blindIndex('identity', '３７０４０５１９８００１０１１２３Ｘ')).toBe(index);
    expect(openVault(key).blindIndex('identity', '37040519800101123X')).toBe(index);
  });

  it('differs by number, by kind and by key', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{18}$/), fc.stringMatching(/^\d{18}$/), (one, other) => {
        expect(vault.blindIndex('identity', one) === vault.blindIndex('identity', other)).toBe(one === other);
        expect(vault.blindIndex('identity', one)).not.toBe(vault.blindIndex('account', one));
        expect(vault.blindIndex('identity', one)).not.toBe(openVault(otherKey).blindIndex('identity', one));
      }),
    );
  });

  it('can be computed again by anyone who holds the key, as written down', () => {
    const derived = new Uint8Array(hkdfSync('sha256', key, '', 'mingbai index v1 identity', 32));
    const expected = (text: string) => createHmac('sha256', derived).update(text).digest('hex').slice(0, 32);
    // Of names and places too, short or longer than any block, one after the other.
    for (const text of ['91370405MA3C', '户𬭳王小禾', '北'.repeat(19), '北'.repeat(512), '北'.repeat(513), '1'.repeat(5000), '91370405MA3C']) expect(vault.blindIndex('identity', text)).toBe(expected(text));
  });

  it('of a number is the AES-CMAC of its length and its digits two to a byte', () => {
    const derived = new Uint8Array(hkdfSync('sha256', key, '', 'mingbai index v2 identity', 32));
    fc.assert(fc.property(fc.stringMatching(/^\d{1,29}X?$/), (number) => {
      const digits = number.replace('X', 'a').padEnd(30, '0');
      const block = Buffer.from(number.length.toString(16).padStart(2, '0') + digits, 'hex');
      expect(vault.blindIndex('identity', number)).toBe(cmac(derived, block).toString('hex'));
    }));
    // RFC 4493 has vectors for AES-128 only; NIST SP 800-38B, D.3 example 2 is of AES-256 and one block.
    const example = Buffer.from('603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4', 'hex');
    expect(cmac(example, Buffer.from('6bc1bee22e409f96e93d7e117393172a', 'hex')).toString('hex')).toBe('28a7023f452e8f82bd4bf28d8c37c35c');
  });

  it('is the same alone and among many', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.stringMatching(/^\d{0,40}X?$/), texts), { maxLength: 40 }), (values) => {
      expect(vault.blindIndexes('identity', values).toString('hex')).toBe(values.map((value) => vault.blindIndex('identity', value)).join(''));
    }));
  });
});

/** Of one whole block (RFC 4493 §2.4), by CBC. */
function cmac(own: Uint8Array, block: Buffer): Buffer {
  const encrypted = (plain: Buffer) => createCipheriv('aes-256-cbc', own, Buffer.alloc(16)).setAutoPadding(false).update(plain);
  const zero = BigInt(`0x${encrypted(Buffer.alloc(16)).toString('hex')}`);
  const subkey = ((zero << 1n) & (2n ** 128n - 1n)) ^ (zero >> 127n === 1n ? 0x87n : 0n);
  return encrypted(Buffer.from((BigInt(`0x${block.toString('hex')}`) ^ subkey).toString(16).padStart(32, '0'), 'hex'));
}

it('a vault does not open with a key of another size', () => {
  expect(() => openVault(new Uint8Array(16))).toThrow(VaultError);
});

it('a signing seed is one per purpose, and not one of the other keys', () => {
  const seed = vault.signingSeed('audit');
  expect(seed).toHaveLength(32);
  expect(openVault(key).signingSeed('audit')).toEqual(seed);
  expect(vault.signingSeed('boards')).not.toEqual(seed);
  expect(openVault(otherKey).signingSeed('audit')).not.toEqual(seed);
});
