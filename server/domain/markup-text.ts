// The text of our own HTML: as a reader sees it, and everything else that travels with it.

/** What is read: tags, attributes, comments, scripts and styles away, one line per block, inline tags without a trace. */
export function htmlText(html: string): string {
  return readMarkup(html).text;
}

/** All that is in the file: the text as read, then tag by tag the attributes, comments, scripts and styles. */
export function markupText(html: string): string {
  const { text, hidden } = readMarkup(html);
  return [text, ...hidden].join('\n');
}

const INLINE =
  /^$|^<!--|^<\/?(?:a|abbr|b|bdi|bdo|code|data|em|font|i|label|mark|q|rb|ruby|s|small|span|strong|sub|sup|time|tspan|u|wbr)(?=[\s/>])/i;
const BARE = /^(?:<\/?[a-z]+[1-6]?>)?$/i;
const RAW = /^<(script|style)(?=[\s/>])/i;

function readMarkup(html: string): { text: string; hidden: string[] } {
  const pieces: string[] = [];
  const hidden: string[] = [];
  for (let at = 0; at < html.length;) {
    const open = nextTag(html, at);
    pieces.push(plain(html.slice(at, open)));
    at = markupEnd(html, open);
    const markup = html.slice(open, at);
    if (!INLINE.test(markup)) pieces.push('\n');
    if (!BARE.test(markup)) hidden.push(hiddenText(markup));
  }
  return { text: pieces.join(''), hidden };
}

function nextTag(html: string, from: number): number {
  for (let at = html.indexOf('<', from); at !== -1; at = html.indexOf('<', at + 1)) {
    if (/[A-Za-z/!?]/.test(html.charAt(at + 1))) return at;
  }
  return html.length;
}

/** Where a tag, a comment or the content of a script ends; the end of the file when it is never closed. */
function markupEnd(html: string, open: number): number {
  if (html.startsWith('<!--', open)) return endOf(html, '-->', open + 4, 3);
  const end = tagEnd(html, open);
  const raw = RAW.exec(html.slice(open, Math.min(end, open + 10)))?.[1];
  return raw === undefined ? end : endOf(html, `</${raw}`, end, 0);
}

function endOf(html: string, mark: string, from: number, length: number): number {
  const found = html.indexOf(mark, from);
  return found === -1 ? html.length : found + length;
}

function tagEnd(html: string, open: number): number {
  const close = html.indexOf('>', open) + 1;
  if (close > 0 && !/["']/.test(html.slice(open, close))) return close;
  let quote = '';
  for (let at = open + 1; at < html.length; at += 1) {
    const char = html.charAt(at);
    if (quote === '' && char === '>') return at + 1;
    if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (char === quote) quote = '';
  }
  return html.length;
}

// Embedded fonts and pictures are megabytes of letters and digits that nobody reads.
function hiddenText(markup: string): string {
  return plain(markup.replace(/base64,[A-Za-z0-9+/=]+/g, 'base64,').replace(/[<>"'=]/g, '\n'), false);
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  zwj: '',
  zwnj: '',
  middot: '·',
  ndash: '-',
  mdash: '-',
};

function plain(text: string, collapse = true): string {
  if (text === '') return text;
  const spaced = collapse ? text.replace(/[ \t\r\n\f]+/g, ' ') : text;
  return spaced.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,6}));?/g, entity);
}

function entity(written: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED[name] ?? written;
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return point <= 0x10ffff ? String.fromCodePoint(point) : written;
}
