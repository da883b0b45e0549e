// A photo as it came from a telephone → the bare picture to keep and show, or a sentence that says what to do instead.
import { textAt } from './bytes.ts';
import { cleanJpeg } from './jpeg.ts';
import { cleanPng, pngSignature } from './png.ts';
import { cleanWebp } from './webp.ts';

export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp';

/** Pixels as they lie, and the bytes without place, camera, thumbnail, comment or profile. */
export interface Picture { type: PhotoType; width: number; height: number; bytes: Uint8Array }

export const photoNames: Readonly<Record<PhotoType, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

export const mostOfPhoto = 12 * 1024 * 1024;
/** On a smaller picture nobody can read a sheet; larger ones are no photos. */
const [shortest, longest] = [600, 20_000];

/** A photo of a sheet on the wall. */
export function readPhoto(bytes: Uint8Array): Picture | { said: string } {
  if (bytes.length > mostOfPhoto) return { said: `照片超过${mostOfPhoto / 1024 / 1024}MB。请把手机相机的照片大小调低一档，再拍一张。` };
  const picture = barePicture(bytes);
  if ('said' in picture) return picture;
  const { width, height } = picture;
  if (Math.min(width, height) < shortest) return { said: '照片太小，看不清公开表。请用手机相机拍，传原图，不要传缩略图。' };
  if (Math.max(width, height) > longest) return { said: '这张图太大，不像手机拍的照片。请用手机相机拍一张再传。' };
  return picture;
}

/** By its bytes and not by its name. Cleaning a clean picture gives the same bytes again. */
export function barePicture(bytes: Uint8Array): Picture | { said: string } {
  const clean = cleanerFor(bytes);
  if (typeof clean === 'string') return { said: clean };
  return clean(bytes) ?? { said: '照片没有传全，或者已经损坏。请重新拍一张再传。' };
}

function cleanerFor(bytes: Uint8Array): ((bytes: Uint8Array) => Picture | null) | string {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return cleanJpeg;
  if (pngSignature.every((byte, i) => bytes[i] === byte)) return cleanPng;
  if (textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP') return cleanWebp;
  if (textAt(bytes, 4, 4) === 'ftyp') return '这是手机的高效格式照片，很多电脑打不开。请打开手机“设置”里的“相机”“格式”，选“兼容性最佳”，再拍一张；也可以打开这张照片，截屏，传截屏。';
  return '这不是照片。请用手机相机拍一张再传。';
}
