// What comes as an attachment is told by its bytes; pictures are drawn anew, and nothing that somebody hid in a file goes on.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspected } from '../../server/manuscripts/inspect.ts';
import { smallerOf } from '../../server/manuscripts/read-apart.ts';
import { barePicture } from '../../server/photos/photo.ts';
import { reencoded } from '../../server/photos/reencode.ts';
import { jpegPhoto, metadataWords, pixelsOf, pngPhoto, webpPhoto } from '../photos/photos.ts';
import { openZip } from '../../importers/formats/zip.ts';
import { zipOf } from '../importers/make-workbook.ts';
import { pngSaying, pdfOf, tableOf, takenIn } from './files.ts';

const look = (bytes: Uint8Array, name = '图.jpg') => inspected({ name, bytes });

async function drawn(bytes: Uint8Array, name?: string) {
  const taken = await look(bytes, name);
  if ('said' in taken || !taken.picture) throw new Error('said' in taken ? taken.said : taken.type);
  return { ...taken, picture: taken.picture };
}

describe('a picture', () => {
  test.each([['JPEG', jpegPhoto()], ['PNG', pngPhoto()], ['WebP', webpPhoto()]])('(%s) becomes a JPEG that says nothing of place, camera and person, under whatever name it came', async (_, bytes) => {
    const taken = await drawn(bytes, '表.pdf');
    expect([taken.type, taken.picture]).toEqual(['image/jpeg', { width: 800, height: 600 }]);
    expect([...metadataWords, 'Exif', 'ICC_PROFILE', 'http'].filter((words) => Buffer.from(taken.bytes).includes(words))).toEqual([]);
  });

  test('as a telephone takes it is made as small as paper and page need it', async () => {
    const { picture, bytes } = await drawn(jpegPhoto({ width: 4000, height: 3000 }));
    expect(picture).toEqual({ width: 1280, height: 960 });
    expect(bytes.length).toBeLessThan(400_000);
  });

  test('that the camera stored lying down stands upright', async () => {
    expect((await drawn(jpegPhoto({ orientation: 6 }))).picture).toEqual({ width: 600, height: 800 });
  });

  test('with holes in it stands on white', async () => {
    const { bytes } = await drawn(await clearPng());
    expect([...(await pixelsOf(bytes)).pixels.subarray(0, 3)].every((value) => value > 250)).toBe(true);
  });

  test.each([['a page', '<html><script>alert(1)</script>'], ['an archive', 'PK\x03\x04 hidden.js'], ['a PDF', '%PDF-1.7 /JavaScript']])('that is %s as well is the picture alone', async (_, hidden) => {
    for (const bytes of [jpegPhoto(), pngPhoto(), webpPhoto()]) {
      const { bytes: out } = await drawn(Buffer.concat([bytes, Buffer.from(hidden)]));
      expect(Buffer.from(out).includes(Buffer.from(hidden.slice(0, 8)))).toBe(false);
      expect(barePicture(out)).toMatchObject({ type: 'image/jpeg' });
    }
  });

  test.each([
    ['SVG', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'SVG 图里可以藏程序'],
    ['SVG without a declaration', '\n <svg onload="1">', 'SVG 图里可以藏程序'], ['SVG behind a comment', '<!-- a --><svg >', 'SVG 图里可以藏程序'],
    ['GIF', 'GIF89a', 'GIF 图会动'], ['BMP', 'BM6\0\0\0', '附件要是照片'], ['a program', 'MZ\x90', '附件要是照片'], ['nothing', '', '附件要是照片'],
    ['a sound in a RIFF', 'RIFF\x10\0\0\0WAVEfmt ', '这不是照片'], ['the format of some telephones', '\0\0\0\x18ftypheic', '兼容性最佳'],
    ['half a JPEG', '\xff\xd8\xff\xe0', '没有传全'], ['half a PNG', '\x89PNG\r\n\x1a\n', '没有传全'],
  ])('(%s) is refused in a sentence of its own', async (_, bytes, said) => {
    expect(await look(Buffer.from(bytes, 'latin1'))).toEqual({ said: expect.stringContaining(said) });
  });

  test('of more bytes, more or fewer pixels than any photo is refused before anything unpacks it', async () => {
    expect(await look(Buffer.concat([jpegPhoto(), Buffer.alloc(12 * 1024 * 1024)]))).toEqual({ said: expect.stringContaining('超过12MB') });
    expect(await look(pngSaying(30_000, 30_000, 1000))).toEqual({ said: expect.stringContaining('尺寸太大') });
    expect(await look(pngPhoto({ width: 150, height: 900 }))).toEqual({ said: expect.stringContaining('太小') });
  });

  test('whose data unpack to far more than it says is drawn as large as it says; to less, as far as it goes or not at all', async () => {
    expect((await drawn(pngSaying(300, 300, 300_000_000))).picture).toEqual({ width: 300, height: 300 });
    expect(await look(pngSaying(300, 300, 10))).toSatisfy((taken: object) => 'said' in taken || 'picture' in taken);
  });
});

describe('a PDF or a table', () => {
  test('gives every word, to be looked through', async () => {
    expect(await look(pdfOf('Zhang 990000196001010015'))).toMatchObject({ type: 'application/pdf', text: expect.stringContaining('990000196001010015'), picture: null });
    expect(await look(tableOf('王桂英'), '清册.xlsx')).toMatchObject({ text: expect.stringContaining('王桂英'), picture: null });
    expect(await look(pdfOf(''))).toMatchObject({ type: 'application/pdf', isMute: true });
  });

  const id = '990000196001010015';

  test.each([
    ['what was written over a page', pdfOf('Words', { page: `/Annots[<</Type/Annot/Subtype/FreeText/Rect[0 0 9 9]/DA(/F1 9 Tf)/Contents(${id})>>]` })],
    ['what a picture is called', pdfOf('Words', { catalog: '/MarkInfo<</Marked true>>/StructTreeRoot 7 0 R', page: '/StructParents 0', more: ['<</Type/StructTreeRoot/K 8 0 R/ParentTree<</Nums[0[8 0 R]]>>>>', `<</Type/StructElem/S/Figure/P 7 0 R/Pg 3 0 R/Alt(${id})/K 0>>`] })],
    ['a bookmark', pdfOf('Words', { catalog: '/Outlines 7 0 R', more: ['<</First 8 0 R/Last 8 0 R/Count 1>>', `<</Title(${id})/Parent 7 0 R/Dest[3 0 R/Fit]>>`] })],
    ['a box that was filled in', pdfOf('Words', { catalog: '/AcroForm<</Fields[7 0 R]>>', page: '/Annots[7 0 R]', more: [`<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(${id})/Rect[0 0 99 9]/P 3 0 R>>`] })],
    ['a note of a workbook', withPart('xl/comments1.xml', `<comments><comment><text><t>${id}</t></text></comment></comments>`)],
    ['the properties of a workbook', withPart('docProps/custom.xml', `<Properties><property name="a"><vt:lpwstr>${id}</vt:lpwstr></property></Properties>`)],
    ['what a workbook has copied from another', withPart('xl/pivotCache/pivotCacheRecords1.xml', `<r><s v="${id}"/></r>`)],
    ['the head of a sheet', withPart('xl/worksheets/sheet9.xml', `<worksheet><headerFooter><oddHeader>&amp;C${id}</oddHeader></headerFooter></worksheet>`)],
  ])('gives the words in %s too', async (_where, bytes) => {
    expect(await look(bytes, '清册.xlsx')).toMatchObject({ text: expect.stringContaining(id), isMute: false });
  });

  test('that has pictures no scan can read says so, a page of a scan among others as well', async () => {
    const pages = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>';
    expect(await look(Buffer.from(Buffer.from(pdfOf('Words', { more: [pages] })).toString('latin1').replace('[3 0 R]/Count 1', '[3 0 R 7 0 R]/Count 2'), 'latin1'))).toMatchObject({ isMute: true });
    expect(await look(withPart('xl/media/image1.png', 'x'), '清册.xlsx')).toMatchObject({ isMute: true });
    expect(await look(tableOf('王桂英'), '清册.xlsx')).toMatchObject({ isMute: false });
  });

  test.each([
    ['a file', pdfOf('Words', { catalog: '/Names<</EmbeddedFiles<</Names[(a.xlsx)7 0 R]>>>>', more: ['<</Type/Filespec/F(a.xlsx)/EF<</F 8 0 R>>>>', '<</Length 1>>stream\nx\nendstream'] })],
    ['a program', pdfOf('Words', { catalog: '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>' })],
    ['a layer that is switched off', pdfOf('Words', { catalog: '/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]>>>>', more: ['<</Type/OCG/Name(a)>>'] })],
    ['a whole document', withPart('xl/embeddings/oleObject1.bin', 'x')],
  ])('in which %s travels is refused', async (_what, bytes) => {
    expect(await look(bytes, '清册.xlsx')).toEqual({ said: expect.stringContaining('夹带') });
  });

  test('that is something else inside, damaged or too large is refused', async () => {
    expect(await look(zipOf({ 'a.js': 'alert(1)' }))).toEqual({ said: expect.stringContaining('附件') });
    expect(await look(Buffer.from('%PDF-1.7 nothing behind it'))).toEqual({ said: expect.stringContaining('附件读不出来') });
    expect(await look(Buffer.concat([pdfOf('a'), Buffer.alloc(5 * 1024 * 1024)]))).toEqual({ said: expect.stringContaining('超过5MB') });
  });
});

test('who sent a file that takes too long is told what to send instead of this kind', () => {
  expect(['a.pdf', 'a.xlsx'].map((name, i) => smallerOf({ name, bytes: i === 0 ? pdfOf('Words') : tableOf('36吨') }))).toEqual([expect.stringContaining('打印成 PDF'), expect.stringContaining('.csv')]);
});

test('a picture with bytes turned anywhere is drawn or refused, and what is drawn is a picture that is clean', async () => {
  const pictures = [jpegPhoto({ width: 240, height: 240 }), pngPhoto({ width: 240, height: 240 }), webpPhoto({ width: 240, height: 240 })];
  await fc.assert(fc.asyncProperty(fc.constantFrom(...pictures), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 }), async (bytes, turns) => {
    const turned = Uint8Array.from(bytes);
    for (const [at, value] of turns) turned[at % turned.length] = value;
    const bare = barePicture(turned);
    if ('said' in bare || bare.width * bare.height > 4_000_000) return;
    const out = await reencoded(bare).catch(() => null);
    if (out === null) return;
    const again = barePicture(out.bytes);
    expect('said' in again ? again : Buffer.from(again.bytes).equals(Buffer.from(out.bytes))).toBe(true);
  }), { numRuns: 150 });
});

test('a file with bytes turned or cut is taken in whole or refused in a Chinese sentence, whatever it is', async () => {
  await fc.assert(fc.asyncProperty(fc.constantFrom(...Object.values(takenIn)), fc.nat(), fc.nat(255), fc.boolean(), async (bytes, at, value, isCut) => {
    const changed = isCut ? bytes.slice(0, at % bytes.length) : Uint8Array.from(bytes, (byte, i) => (i === at % bytes.length ? value : byte));
    const taken = await look(changed);
    if ('said' in taken) expect(taken.said).toMatch(/[\u4e00-\u9fff].*。$/);
    else expect(taken.bytes.length).toBeGreaterThan(0);
  }), { numRuns: 15 });
});

/** A workbook with one part more. */
function withPart(name: string, content: string): Uint8Array {
  const zip = openZip(tableOf('王桂英'));
  return zipOf({ ...Object.fromEntries(zip.names.map((each) => [each, String(zip.read(each))])), [name]: content });
}

async function clearPng(): Promise<Uint8Array> {
  const { createCanvas } = await import('@napi-rs/canvas');
  return createCanvas(300, 300).toBuffer('image/png');
}
