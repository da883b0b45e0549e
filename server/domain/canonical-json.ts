// One text for one value, so that everyone who hashes it gets the same hash.

/**
 * One text for one value, for hashing: RFC 8785 (JCS) over strings, safe integers, booleans,
 * null, arrays and plain objects; members that are undefined are left out.
 * @throws TypeError for anything else (fractions, dates, lone surrogates), since they have no one text
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value === 'number') return canonicalInteger(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (isPlainObject(value)) return canonicalObject(value);
  throw new TypeError(`No canonical JSON for a ${typeof value}`);
}

function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('No canonical JSON for a lone surrogate');
  return JSON.stringify(text);
}

function canonicalInteger(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError('No canonical JSON for a number that is not a safe integer');
  return JSON.stringify(value);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

// The default sort compares UTF-16 code units, which is the order RFC 8785 §3.2.3 demands.
function canonicalObject(value: Record<string, unknown>): string {
  const members = Object.keys(value)
    .toSorted()
    .filter((key) => value[key] !== undefined)
    .map((key) => `${canonicalString(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(',')}}`;
}
