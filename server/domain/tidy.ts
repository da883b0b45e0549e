// Text as a keyboard could have made it: what cannot be seen and what turns the order of letters round is gone before it is kept.

/** Keeps line ends and tabs; half a character becomes U+FFFD, which no font draws and which is therefore reported. */
export function tidy(text: string): string {
  return text.toWellFormed().replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/(?![\n\t])[\p{Cc}\p{Cf}]/gu, '');
}
