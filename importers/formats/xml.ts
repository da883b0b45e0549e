// Walks over XML strictly and once: what is not well formed is broken, never guessed, for a guess could lose rows.
import { broken } from './refusal.ts';

/** Names come without prefix; `attributes` is the raw text for `attribute`. An empty element is opened and closed. */
export type XmlHandler = { open: (name: string, attributes: string) => void; close: (name: string) => void; text: (text: string) => void };

/** Throws a Refusal for XML that is not well formed, and for a document type: entities of its own are never expanded. */
export function walkXml(xml: string, { open, close, text }: XmlHandler): void {
  const names: string[] = [];
  let at = xml.indexOf('<');
  if (at < 0 || xml.slice(0, at).trim() !== '') throw broken();
  while (at >= 0) {
    const next = xml.charCodeAt(at + 1);
    let end: number;
    if (next === 0x21 || next === 0x3f) end = skip(xml, at, names.length > 0 ? text : ignore);
    else {
      end = endOfTag(xml, at);
      if (next === 0x2f) {
        const name = names.pop();
        if (name === undefined || xml.slice(at + 2, end).trimEnd() !== name) throw broken();
        close(local(name));
      } else {
        const isEmpty = xml.charCodeAt(end - 1) === 0x2f;
        const inner = xml.slice(at + 1, isEmpty ? end - 1 : end);
        const space = inner.search(/\s/);
        const name = space < 0 ? inner : inner.slice(0, space);
        if (name === '') throw broken();
        open(local(name), space < 0 ? '' : inner.slice(space));
        if (isEmpty) close(local(name));
        else names.push(name);
      }
      end++;
    }
    at = xml.indexOf('<', end);
    if (names.length > 0 && at > end) text(decoded(xml.slice(end, at)));
  }
  if (names.length > 0) throw broken();
}

/** The value of one attribute, by its name without prefix; null when it is not there. */
export function attribute(attributes: string, name: string): string | null {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    if (before !== 0x3a && before > 0x20) continue;
    const match = afterName.exec(attributes.slice(at + name.length, at + name.length + 4));
    const mark = match?.[1];
    if (!mark) continue;
    const start = at + name.length + match[0].length;
    const end = attributes.indexOf(mark, start);
    return end < 0 ? null : decoded(attributes.slice(start, end));
  }
  return null;
}
const afterName = /^\s*=\s*(["'])/;

// A > inside quotes ends no tag.
function endOfTag(xml: string, at: number): number {
  let quote = 0;
  for (let end = at + 1; end < xml.length; end++) {
    const char = xml.charCodeAt(end);
    if (quote !== 0) quote = char === quote ? 0 : quote;
    else if (char === 0x3e) return end;
    else if (char === 0x22 || char === 0x27) quote = char;
    else if (char === 0x3c) break;
  }
  throw broken();
}

function skip(xml: string, at: number, text: (text: string) => void): number {
  const over = (opening: string, closing: string) => {
    const end = xml.startsWith(opening, at) ? xml.indexOf(closing, at + opening.length) : -1;
    return end < 0 ? -1 : end + closing.length;
  };
  const data = over('<![CDATA[', ']]>');
  if (data > 0) text(xml.slice(at + 9, data - 3));
  const end = Math.max(data, over('<!--', '-->'), over('<?', '?>'));
  if (end < 0) throw broken();
  return end;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g, (_all, decimal?: string, hex?: string, name?: string) => {
    if (name) return named[name] ?? '';
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function ignore(): void {}
