// The text of a piece of HTML: its character references read, its line breaks kept.

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', middot: '·', yen: '¥', times: '×', ensp: ' ', emsp: ' ', bull: '•' };

/** `\u0001` stands for a line break of the page. */
export function plainText(html: string): string {
  return html
    .replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]{2,8}));?/g, (all, decimal?: string, hex?: string, name?: string) => {
      if (name) return named[name] ?? all;
      const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    })
    .replaceAll('\u0001', '\n');
}

/** The encoding that a page names for itself, in lower case; null when it names none. */
export function statedEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase() ?? /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1]?.toLowerCase() ?? null;
}
