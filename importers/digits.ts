// Plain digits and plain names, which most cells are: told at a glance, so that only other texts are taken apart.

/** Whether the text is one or more of 0 to 9 and nothing else. */
export function isDigits(text: string): boolean {
  return text !== '' && digitsAhead(text) === text.length;
}

/** How many characters at the beginning of a text are 0 to 9. */
export function digitsAhead(text: string): number {
  let count = 0;
  while (count < text.length && isDigit(text.charCodeAt(count))) count++;
  return count;
}

/** Whether nothing but common Chinese characters stands in the text. */
export function isHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x4e00 || code > 0x9fff) return false;
  }
  return true;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
