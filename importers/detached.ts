// Short texts cut out of a long one, and what they keep in memory.

/** The same text, without keeping alive the long one that it was cut out of: for what stays while rows come and go. */
export function detached(text: string): string {
  return text.length < shortestCut ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}

// V8 copies what is shorter, and else only remembers where it stands.
const shortestCut = 13;
