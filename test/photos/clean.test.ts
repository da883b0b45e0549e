// What is kept of a photo is the picture: every pixel, and nothing that says where, when and with what it was taken.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orientationIn } from '../../server/photos/exif.ts';
import { readPhoto } from '../../server/photos/photo.ts';
import type { Picture } from '../../server/photos/photo.ts';
import { jpegPhoto, metadataWords, pixelsOf, pngPhoto, webpPhoto } from './photos.ts';

const taken = { 'image/jpeg': jpegPhoto(), 'image/png': pngPhoto(), 'image/webp': webpPhoto() } as const;

function clean(bytes: Uint8Array): Picture {
  const read = readPhoto(bytes);
  if ('said' in read) throw new Error(read.said);
  return read;
}

describe.each(Object.entries(taken))('a photo (%s)', (type, bytes) => {
  test('keeps every pixel and loses place, camera, comment and thumbnail', async () => {
    const picture = clean(bytes);
    expect(picture).toMatchObject({ type, width: 800, height: 600 });
    expect(metadataWords.filter((words) => Buffer.from(bytes).includes(words)).length).toBeGreaterThan(0);
    expect(metadataWords.filter((words) => Buffer.from(picture.bytes).includes(words))).toEqual([]);
    expect(Buffer.from(picture.bytes).includes('Exif')).toBe(false);
    expect((await pixelsOf(picture.bytes)).pixels.equals((await pixelsOf(bytes)).pixels)).toBe(true);
  });

  test('that is clean already stays as it is, byte for byte', () => {
    const once = clean(bytes).bytes;
    expect(Buffer.from(clean(once).bytes).equals(Buffer.from(once))).toBe(true);
  });

  test('that was cut short anywhere is refused and never kept by half', () => {
    const whole = clean(bytes).bytes;
    fc.assert(fc.property(fc.integer({ min: 16, max: whole.length - 1 }), (at) => 'said' in readPhoto(whole.slice(0, at))), { numRuns: 60 });
  });

  test('whose bytes were turned is answered with a picture or a sentence, whatever they are', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: Math.min(bytes.length, 1000) - 1 }), fc.integer({ min: 0, max: 255 }), (at, value) => {
      const changed = Uint8Array.from(bytes);
      changed[at] = value;
      const read = readPhoto(changed);
      return 'said' in read ? /[\u4e00-\u9fff]/.test(read.said) : read.bytes.length > 0;
    }), { numRuns: 200 });
  });
});

test('a portrait that the camera stored lying down stays upright', async () => {
  const portrait = clean(jpegPhoto({ orientation: 6 }));
  const { width, height } = await pixelsOf(portrait.bytes);
  expect([width, height]).toEqual([600, 800]);
  expect(orientationIn(portrait.bytes.subarray(6))).toBe(6);
  expect(metadataWords.filter((words) => Buffer.from(portrait.bytes).includes(words))).toEqual([]);
  expect(Buffer.from(clean(portrait.bytes).bytes).equals(Buffer.from(portrait.bytes))).toBe(true);
});

test.each([
  ['the format of some telephones', Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(100)]), '兼容性最佳'],
  ['a page', Buffer.from('<html><script>'), '这不是照片'],
  ['a thumbnail', jpegPhoto({ width: 320, height: 240 }), '照片太小'],
  ['a file of 13 MB', Buffer.alloc(13 * 1024 * 1024, 0xff), '超过12MB'],
  ['nothing', new Uint8Array(), '这不是照片'],
])('%s is refused with what to do instead', (_, bytes, said) => {
  expect(readPhoto(bytes)).toMatchObject({ said: expect.stringContaining(said) });
});
