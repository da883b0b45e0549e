// The bytes of a file that was not sealed in pieces, in the process that checks it: asked for part by part of the service, which has opened it.
import { readSync, writeSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import type { Bytes } from '../../importers/bytes.ts';
import type { OpenedFile } from '../sealed-pieces.ts';

/** Where the process finds the other end of the pipe, after what it says and hears. */
export const fileAt = 4;

const requestLength = 12;

/** Waits for each answer: reading a file is nothing but waiting for its bytes. */
export function askedBytes(length: number): Bytes {
  return {
    length,
    subarray(start = 0, end = length) {
      const bytes = Buffer.alloc(Math.max(0, Math.min(end, length) - start));
      if (bytes.length === 0) return bytes;
      writeSync(fileAt, requestFor(start, start + bytes.length));
      for (let at = 0; at < bytes.length;) {
        const read = readSync(fileAt, bytes, at, bytes.length - at, null);
        if (read === 0) throw new Error('the service gives no more of the file');
        at += read;
      }
      return bytes;
    },
  };
}

/** Answers until the pipe ends; `fail` hears of a file that cannot be read and of a process that asks for what is not there. */
export function answerWith(file: OpenedFile, pipe: Duplex, fail: (error: unknown) => void): void {
  let asked = Buffer.alloc(0);
  const answer = async (piece: Buffer) => {
    asked = Buffer.concat([asked, piece]);
    if (asked.length < requestLength) return;
    const [start, end] = [asked.readUIntBE(0, 6), asked.readUIntBE(6, 6)];
    if (asked.length > requestLength || start >= end || end > file.length) throw new Error('the check asks for what the file does not have');
    asked = Buffer.alloc(0);
    pipe.write(await file.read(start, end));
  };
  pipe.on('data', (piece: Buffer) => void answer(piece).catch(fail)).on('error', () => undefined);
}

function requestFor(start: number, end: number): Buffer {
  const request = Buffer.alloc(requestLength);
  request.writeUIntBE(start, 0, 6);
  request.writeUIntBE(end, 6, 6);
  return request;
}
