// What comes as an attachment is told by its bytes; pictures are drawn anew, and nothing that somebody hid in a file goes on.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspected } from '../../server/manuscripts/inspect.ts';
import { barePicture } from '../../server/photos/photo.ts';
import { reencoded } from '../../server/photos/reencode.ts';
import { jpegPhoto, metadataWords, pixelsOf, pngPhoto, webpPhoto } from '../photos/photos.ts';
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
    expect(await look(pdfOf(''))).toMatchObject({ type: 'application/pdf', text: '' });
  });

  test('that is something else inside, damaged or too large is refused', async () => {
    expect(await look(zipOf({ 'a.js': 'alert(1)' }))).toEqual({ said: expect.stringContaining('附件') });
    expect(await look(Buffer.from('%PDF-1.7 nothing behind it'))).toEqual({ said: expect.stringContaining('附件读不出来') });
    expect(await look(Buffer.concat([pdfOf('a'), Buffer.alloc(5 * 1024 * 1024)]))).toEqual({ said: expect.stringContaining('超过5MB') });
  });
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

async function clearPng(): Promise<Uint8Array> {
  const { createCanvas } = await import('@napi-rs/canvas');
  return createCanvas(300, 300).toBuffer('image/png');
}
