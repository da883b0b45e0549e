// No sheet can make the printer ask anybody for anything, whatever is written on it.
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pdfText } from '../../server/pdf/text.ts';
import { sharedRenderer } from './printer.ts';

const renderer = sharedRenderer();

let server: Server;
let callers: Socket[];

beforeEach(async () => {
  callers = [];
  // Bare sockets, since a preconnect opens one and says nothing.
  server = createServer((socket) => {
    callers.push(socket.resume());
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

function port(): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function lures(): string {
  const at = `http://127.0.0.1:${port()}`;
  return `<!DOCTYPE html><html lang="zh-CN"><head><title>试</title>
<link rel="stylesheet" href="${at}/css"><link rel="preconnect" href="${at}"><link rel="prefetch" href="${at}/prefetch">
<link rel="preload" as="image" href="${at}/preload"><link rel="dns-prefetch" href="//localhost:${port()}"><link rel="icon" href="${at}/icon">
<style>@import "${at}/import"; @font-face { font-family: lure; src: url(${at}/font) } p { font-family: lure, Noto Sans SC; background: url(${at}/background) }</style>
<script>fetch("${at}/fetch"); new WebSocket("ws://127.0.0.1:${port()}/socket"); navigator.sendBeacon("${at}/beacon")</script></head>
<body><p>照印</p><img src="${at}/img"><iframe src="${at}/iframe"></iframe><object data="${at}/object"></object>
<svg><image href="${at}/svg" width="9" height="9"/></svg><video src="${at}/video" autoplay></video><embed src="${at}/embed"></body></html>`;
}

test('the sheet is printed and nobody was called', async () => {
  const pdf = await renderer().pdf(lures());
  await renderer().png(lures(), { width: 300, height: 300 });
  expect(await pdfText(pdf)).toEqual([expect.stringContaining('照印')]);
  // The printer is asked for one more sheet, so that late requests had their time.
  await renderer().pdf(lures());
  expect(callers).toHaveLength(0);
});

test('a sheet that leads elsewhere leads nowhere, and the sheets after it are printed', async () => {
  const away = `<!DOCTYPE html><title>试</title><meta http-equiv="refresh" content="0; url=http://127.0.0.1:${port()}/"><p>走</p>`;
  await renderer().pdf(away);
  await expect.poll(async () => pdfText(await renderer().pdf('<!DOCTYPE html><p style="font-family: Noto Sans SC">照印</p>')
    .catch(() => new Uint8Array())).catch(() => []), { timeout: 90_000 }).toEqual(['照印']);
  expect(callers).toHaveLength(0);
});

test('the trap itself works: a caller from outside the printer is noticed', async () => {
  await fetch(`http://127.0.0.1:${port()}/`);
  expect(callers).toHaveLength(1);
});
