// A PDF that somebody sends goes on as its pages: nobody reads from it who made it, with what, when, where, and what it said before.
import { describe, expect, test } from 'vitest';
import { inspected } from '../../server/manuscripts/inspect.ts';
import { readObjects } from '../../server/pdf/objects.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { metadataWords, jpegPhoto } from '../photos/photos.ts';
import { pdfOf } from './files.ts';

const taken = async (bytes: Uint8Array) => { const found = await inspected({ name: 'a.pdf', bytes }); if ('said' in found) throw new Error(found.said); return found; };

/** Everything that is in the file, unpacked. */
function everything(bytes: Uint8Array): string {
  const objects = readObjects(bytes);
  const said: string[] = [];
  for (let number = 1; ; number += 1) {
    try {
      const { text, stream } = objects.get(number);
      said.push(text, Buffer.from(stream ?? []).toString('latin1'));
    } catch {
      return said.join('\n');
    }
  }
}

const who = 'Li Ming';
const xmp = `<</Type/Metadata/Subtype/XML/Length ${who.length}>>stream\n${who}\nendstream`;
const photo = Buffer.from(jpegPhoto()).toString('latin1');

describe('nothing is left', () => {
  test.each([
    ['of its properties', pdfOf('Words', { info: `/Title(a)/Author(${who})/Producer(${who})/CreationDate(D:20260101)/Company(${who})` })],
    ['of what programs wrote beside them', pdfOf('Words', { catalog: '/Metadata 7 0 R', page: `/Metadata 7 0 R/LastModified(D:2026)/PieceInfo<</W<</Private(${who})>>>>`, more: [xmp] })],
    ['of notes and who wrote them', pdfOf('Words', { page: `/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(${who})/T(${who})>><</Type/Annot/Subtype/Square/Rect[0 0 9 9]/T(${who})/Contents(${who})/NM(${who})>>]` })],
    ['of who signed it', pdfOf('Words', { catalog: '/AcroForm<</Fields[7 0 R]/SigFlags 3>>', page: '/Annots[7 0 R]', more: [`<</Type/Annot/Subtype/Widget/FT/Sig/T(${who})/Rect[0 0 9 9]/V 8 0 R>>`, `<</Type/Sig/Filter/Adobe.PPKLite/Name(${who})/Contents<4c69204d696e67>>>`] })],
    ['of small pictures of how a page once looked', pdfOf('Words', { page: '/Thumb 7 0 R', more: [`<</Width 1/Height 1/Length ${who.length}>>stream\n${who}\nendstream`] })],
    ['of a link that starts a program', pdfOf('Words', { page: `/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(${who})>>>><</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(javascript:${who})>>>>]` })],
    ['of what it said before it was saved again', before()],
  ])('%s', async (_, bytes) => {
    expect(Buffer.from(bytes).toString('latin1')).toContain(who);
    const { bytes: out } = await taken(bytes);
    expect(await pdfText(out)).toEqual(['Words']);
    const all = everything(out);
    expect([who, '4c69204d696e67', 'PDF.js', 'Firefox', 'CreationDate', '/Author', '/Launch'].filter((word) => all.includes(word))).toEqual([]);
  });

  test('of where a photo in it was taken', async () => {
    const { bytes } = await taken(pdfOf('Words', { page: '', more: [`<</Type/XObject/Subtype/Image/Width 800/Height 600/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${photo.length}>>stream\n${photo}\nendstream`], resources: '/XObject<</I 7 0 R>>' }));
    expect(everything(bytes)).toContain('/DCTDecode');
    expect([...metadataWords, 'Exif'].filter((word) => everything(bytes).includes(word))).toEqual([]);
  });
});

test('what a reader sees and uses stays: the look of a seal, links to the web, bookmarks, and the same file gives the same bytes', async () => {
  const seal = '<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 9>>stream\n0 0 9 9 re\nendstream';
  const file = pdfOf('Words', {
    catalog: '/Lang(zh-CN)/Outlines 8 0 R', page: '/Annots[<</Type/Annot/Subtype/Stamp/Rect[0 0 9 9]/AP<</N 7 0 R>>>><</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://www.example.gov.cn/a)>>>>]',
    more: [seal, '<</First 9 0 R/Last 9 0 R/Count 1>>', '<</Title(Part one)/Parent 8 0 R/Dest[3 0 R/Fit]>>'],
  });
  const { bytes, isMute } = await taken(file);
  for (const word of ['/Stamp', '0 0 9 9 re', 'https://www.example.gov.cn/a', 'Part one']) expect(everything(bytes)).toContain(word);
  // Nobody reads what a seal says but a person.
  expect(isMute).toBe(true);
  expect(Buffer.from((await taken(file)).bytes).equals(Buffer.from(bytes))).toBe(true);
  expect(Buffer.from((await taken(bytes)).bytes).length).toBe(bytes.length);
});

test('what a page draws stays, also where its name is that of something nobody sees', async () => {
  const drawing = (mark: string, more = '') => `<</Type/XObject/Subtype/Form/BBox[0 0 9 9]${more}/Length ${mark.length}>>stream\n${mark}\nendstream`;
  const letters = '<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 66/LastChar 66/Widths[9]/Encoding<</Differences[66/B]>>/CharProcs 9 0 R/Resources<<>>>>';
  const { bytes } = await taken(pdfOf('Words', {
    resources: '/XObject<</B 7 0 R/ID 7 0 R>>', page: '/Annots[<</Type/Annot/Subtype/Widget/FT/Btn/Rect[0 0 9 9]/AS/B/AP<</N<</B 11 0 R>>>>>>]',
    more: [drawing('1 1 2 2 re f', '/Resources<</Font<</Next 8 0 R>>>>'), letters, '<</B 10 0 R>>', drawing('3 3 4 4 re f'), drawing('5 5 6 6 re f', '/LastModified(D:2026)')],
  }));
  for (const word of ['1 1 2 2 re f', '3 3 4 4 re f', '5 5 6 6 re f', '/ID ', '/Next ', '/Type3']) expect(everything(bytes)).toContain(word);
  expect(everything(bytes)).not.toContain('LastModified');
});

test('a page that is a picture with a line above it is for a person to look through, a line with a small seal is not', async () => {
  const picture = (width: number, height: number) => pdfOf('Words', { more: [`<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 8/Length 4>>stream\nabcd\nendstream`], resources: '/XObject<</I 7 0 R>>' });
  expect((await taken(picture(1240, 1754))).isMute).toBe(true);
  expect((await taken(picture(400, 400))).isMute).toBe(false);
});

describe('writing that no scan reads is for a person to look through', () => {
  const under = (drawn: string, resources = '', more: readonly string[] = []) => pdfOf(`Words) Tj ET ${drawn} BT (`, { resources, more });
  const image = (size: string) => `<</Type/XObject/Subtype/Image${size}/ColorSpace/DeviceGray/BitsPerComponent 8/Length 4>>stream\nabcd\nendstream`;
  const strip = 'q 500 0 0 30 40 100 cm /I Do Q ';
  const curve = '10 10 m 20 20 30 30 40 40 c f ';

  test.each([
    ['a scan cut into strips', under(strip.repeat(12), '/XObject<</I 7 0 R>>', [image('/Width 1240/Height 80')]), true],
    ['a small picture', under(strip, '/XObject<</I 7 0 R>>', [image('/Width 1240/Height 80')]), false],
    ['a picture whose size stands elsewhere', under(strip, '/XObject<</I 7 0 R>>', [image('/Width 8 0 R/Height 8 0 R'), '1240']), true],
    ['a picture among the text', under(`q 500 0 0 500 40 100 cm BI /W 800 /H 800 /BPC 8 /CS /G /F /AHx ID ${'ff'.repeat(800)}> EI Q`), true],
    ['letters that became outlines', under(curve.repeat(1200)), true],
    ['a few round corners and many lines', under(curve.repeat(200) + '10 10 m 20 20 l S '.repeat(3000)), false],
  ])('%s', async (_, bytes, isMute) => {
    expect((await taken(bytes)).isMute).toBe(isMute);
  });

  test('letters that are small drawings', async () => {
    const glyph = '1000 0 0 0 750 750 d1 0 0 750 750 re f';
    const font = '<</Type/Font/Subtype/Type3/FontBBox[0 0 750 750]/FontMatrix[0.001 0 0 0.001 0 0]/CharProcs<</a 7 0 R>>/Encoding<</Type/Encoding/Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1000]/Resources<<>>>>';
    const file = Buffer.from(pdfOf('aaaa', { more: [`<</Length ${glyph.length}>>stream\n${glyph}\nendstream`] })).toString('latin1').replace('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>', font);
    expect((await taken(Buffer.from(file, 'latin1'))).isMute).toBe(true);
  });
});

test('a page whose font does not say what it draws is for a person to look through', async () => {
  const font = '<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4>>>>]>>';
  const file = Buffer.from(Buffer.from(pdfOf('\\000\\022\\000\\023\\000\\024')).toString('latin1').replace('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>', font), 'latin1');
  expect((await taken(file)).isMute).toBe(true);
});

test('one that is locked is refused with what to do', async () => {
  const lock = '/Encrypt<</Filter/Standard/V 1/R 2/P -44/O<' + '00'.repeat(32) + '>/U<' + '00'.repeat(32) + '>>>/ID[<00><00>]';
  const file = Buffer.from(Buffer.from(pdfOf('Words')).toString('latin1').replace('/Root 1 0 R', `/Root 1 0 R${lock}`), 'latin1');
  expect(await inspected({ name: 'a.pdf', bytes: file })).toEqual({ said: expect.stringMatching(/加了密码.*打印成 PDF/) });
});

/** Saved once more, with other words on the page: the first ones are still in the file. */
function before(): Uint8Array {
  const first = Buffer.from(pdfOf(who)).toString('latin1');
  const table = Number(/startxref\n(\d+)/.exec(first)?.[1]);
  const content = 'BT /F1 12 Tf 72 700 Td (Words) Tj ET';
  const object = `4 0 obj\n<</Length ${content.length}>>stream\n${content}\nendstream\nendobj\n`;
  return Buffer.from(`${first}${object}xref\n4 1\n${String(first.length).padStart(10, '0')} 00000 n \ntrailer<</Size 7/Root 1 0 R/Info 6 0 R/Prev ${table}>>\nstartxref\n${first.length + object.length}\n%%EOF\n`, 'latin1');
}
