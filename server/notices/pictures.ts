// Pictures that belong to a notice, as they stand in its sheet and its page: in the file itself, under no address of their own.
import type { FigureView } from '../../print-templates/index.tsx';
import { isWritten, type AttachedFile, type EditionContent, type WrittenContent } from './content.ts';

/** Bytes by SHA-256. */
export type Pictures = ReadonlyMap<string, Uint8Array>;

export const noPictures: Pictures = new Map();

export async function picturesOf(store: { get(sha256: string): Promise<Uint8Array> }, content: EditionContent): Promise<Pictures> {
  const files = isWritten(content) ? content.attachments.filter(({ picture }) => picture) : [];
  return new Map(await Promise.all(files.map(async ({ sha256 }) => [sha256, await store.get(sha256)] as const)));
}

/** Throws where a picture's bytes are not among `pictures`: a sheet that silently lacks one is not the one that was checked. */
export function figuresOf({ attachments }: Pick<WrittenContent, 'attachments'>, pictures: Pictures): FigureView[] {
  return attachments.flatMap(({ sha256, type, picture }) => {
    if (!picture) return [];
    const bytes = pictures.get(sha256);
    if (!bytes) throw new Error(`picture ${sha256} is not at hand`);
    return [{ ...picture, src: `data:${type};base64,${Buffer.from(bytes).toString('base64')}` }];
  });
}

/** What stays in the village to be looked at. */
export function filesBeside({ attachments }: Pick<WrittenContent, 'attachments'>): AttachedFile[] {
  return attachments.filter(({ picture }) => !picture);
}
