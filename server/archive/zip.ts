// A kept folder as one ZIP file to take away, sent while it is read.
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { readTree } from './bag-tree.ts';

/** When a file was packed says nothing of when it was sealed. */
const noDate = new Date(1980, 0, 1);

/** The files below `folder`, in it as `name/…`. */
export async function zipOf(folder: string, name: string): Promise<ReadableStream> {
  const zip = new ZipFile();
  const { files } = await readTree(folder);
  for (const path of [...files.keys()].toSorted()) zip.addFile(join(folder, path), `${name}/${path}`, { mtime: noDate, forceDosTimestamp: true, mode: 0o100644 });
  zip.end();
  const stream = zip.outputStream.pipe(new PassThrough());
  // A file that goes missing meanwhile breaks the download off: half a package must not look like one.
  zip.on('error', (error: Error) => stream.destroy(error));
  return Readable.toWeb(stream) as ReadableStream;
}
