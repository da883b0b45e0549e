// Characters that are told from bytes as they stand in a file are those that the platform's decoder finds there.
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { openGb18030, utf16, utf8, type Coding } from '../../importers/coding.ts';

const gb18030 = openGb18030();
const decoders = { 'utf-8': utf8, gb18030, 'utf-16le': utf16 };
const all = Array.from({ length: 0xd800 - 0x20 }, (_, i) => String.fromCharCode(0x20 + i));

function unitsOf(name: string, text: string) {
  const bytes = iconv.encode(text, name);
  return name === 'utf-16le' ? new Uint16Array(Uint8Array.from(bytes).buffer) : bytes;
}

test.each(Object.entries(decoders))('%s: every common Chinese character is known by its code, and no other character is taken for one', (name, coding: Coding) => {
  const told = all.map((character) => coding.hanAt(unitsOf(name, character), 0));
  expect(told).toEqual(all.map((character) => (character >= '\u4e00' && character <= '\u9fa5' ? character.charCodeAt(0) : 0)));
  expect(all.filter((_, i) => (told[i] ?? 0) > 0 && unitsOf(name, all[i] ?? '').length !== coding.width)).toEqual([]);
});

test.each(Object.entries(decoders))('%s: what is written is read again, and is what a file has, in as many bytes', (name, coding: Coding) => {
  const written = all.map((character) => coding.encode(character));
  expect(all.filter((character, i) => { const units = written[i]; return units && coding.decode(units, 0, units.length) !== character; })).toEqual([]);
  expect(all.filter((character, i) => { const [units, own] = [written[i], unitsOf(name, character)]; return units?.length === own.length && Buffer.compare(Buffer.from(units), Buffer.from(own)) !== 0; })).toEqual([]);
  expect(written.filter((units) => units !== null).length).toBeGreaterThan(20_000);
});

test('of two bytes of GB18030 none is taken for a character that the decoder does not find', () => {
  const decoder = new TextDecoder('gb18030');
  const wrong: string[] = [];
  for (let first = 0; first < 0x100; first++) for (let second = 0; second < 0x100; second++) {
    const bytes = Uint8Array.of(first, second, 0x0a);
    const [text, code] = [decoder.decode(bytes), gb18030.hanAt(bytes, 0)];
    if (code !== 0 && text !== `${String.fromCharCode(code)}\n`) wrong.push(text);
  }
  expect(wrong).toEqual([]);
});
