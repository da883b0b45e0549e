// What a board takes for a release and a page, whoever sends it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRepo, limits, pageProblem, paths, readRelease, releaseBytes, sha256Of, tagOf } from '../../board-client/protocol.ts';
import type { Page, Release } from '../../board-client/protocol.ts';

const page: Page = {
  name: 'annual-1.html', sha256: sha256Of(Buffer.from('x')), length: 1, type: 'text/html',
  notice: null, validFrom: null, validUntil: '2026-06-30T16:00:00.000Z', seconds: 15,
};
const release: Release = { repo: '370405103201', seq: 7, issuedAt: '2026-06-20T01:00:00Z', pages: [page] };
const read = (value: unknown): ReturnType<typeof readRelease> => readRelease(Buffer.from(JSON.stringify(value)));

test('a release reads back as it was written', () => {
  expect(readRelease(releaseBytes(release))).toEqual({ ok: true, release });
});

const sealed = { ...page, name: 'names-1.html', key: '0a1b2c3d', after: page.name };

test('sealed pages read back beside the others; without any the release says nothing of them', () => {
  expect(readRelease(releaseBytes({ ...release, sealed: [sealed] }))).toEqual({ ok: true, release: { ...release, sealed: [sealed] } });
  expect(read({ ...release, sealed: [] })).toEqual({ ok: true, release });
});

test('as many pages as there may be are a list that boards take', () => {
  const many = (count: number, of: object) => Array.from({ length: count }, (_, at) => ({ ...of, name: `${'n'.repeat(30)}-${at}.html`, notice: '370405103201-2026-100' }));
  const full = { ...release, pages: [page, ...many(limits.pages - 1, page)], sealed: many(limits.sealed, sealed).map((each) => ({ ...each, name: `s${each.name}` })) };
  expect(read(full)).toMatchObject({ ok: true });
});

test.each<[string, unknown]>([
  ['no list', {}],
  ['too many', Array.from({ length: limits.sealed + 1 }, (_, at) => ({ ...sealed, name: `names-${at}.html` }))],
  ['the name of another page', [{ ...sealed, name: page.name }]],
  ['no key', [{ ...sealed, key: undefined }]],
  ['a key that is a path', [{ ...sealed, key: '../../etc' }]],
  ['no place', [{ ...sealed, after: 'page-9.html' }]],
  ['a picture', [{ ...sealed, name: 'names-1.png', type: 'image/png' }]],
])('sealed pages with %s are refused', (_, value) => {
  expect(read({ ...release, sealed: value })).toMatchObject({ ok: false, problem: expect.stringMatching(/清单/) });
});

test('fields of a later version are ignored, and what may be left out has its meaning', () => {
  const { name, sha256, length, type } = page;
  const short = { ...release, later: 1, pages: [{ name, sha256, length, type, priority: 3 }] };
  const plain = { name, sha256, length, type, notice: null, validFrom: null, validUntil: null, seconds: 15 };
  expect(read(short)).toEqual({ ok: true, release: { ...release, pages: [plain] } });
});

test.each([
  '../a.html', 'a/b.html', '.a.html', 'A.html', 'a.html.', 'a', 'a.htm', 'a.png', '', 'a\u0000.html', 'a.html\n', '村.html', `${'a'.repeat(61)}.html`,
])('the file name %j is refused', (name) => {
  expect(read({ ...release, pages: [{ ...page, name }] }).ok).toBe(false);
});

test('no file name that is taken leads out of its folder', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9./\\-]{1,12}\.html$/)), (name) => {
      const { ok } = read({ ...release, pages: [{ ...page, name }] });
      expect(ok && /[^a-z0-9.-]|^\.|\.\./.test(name)).toBe(false);
    }),
  );
});

test.each<[string, unknown]>([
  ['no pages', { ...release, pages: [] }],
  ['too many pages', { ...release, pages: Array.from({ length: limits.pages + 1 }, (_, at) => ({ ...page, name: `p${at}.html` })) }],
  ['two pages of one name', { ...release, pages: [page, page] }],
  ['a page that is too big', { ...release, pages: [{ ...page, length: limits.pageBytes + 1 }] }],
  ['pages too big together', { ...release, pages: Array.from({ length: 20 }, (_, at) => ({ ...page, name: `p${at}.html`, length: 1_900_000 })) }],
  ['another type', { ...release, pages: [{ ...page, name: 'a.js', type: 'text/javascript' }] }],
  ['a hash that is none', { ...release, pages: [{ ...page, sha256: '../../etc/passwd' }] }],
  ['a time that is none', { ...release, pages: [{ ...page, validUntil: '明天' }] }],
  ['a day that does not exist', { ...release, issuedAt: '2026-13-40T00:00:00Z' }],
  ['a number that is not counted', { ...release, seq: 1.5 }],
  ['a number beyond counting', { ...release, seq: 2 ** 53 }],
  ['a village that is a path', { ...release, repo: '../x' }],
  ['a list', []],
])('a release with %s is refused', (_, value) => {
  expect(read(value)).toMatchObject({ ok: false, problem: expect.stringMatching(/清单/) });
});

test('whatever bytes come, a release is read or refused, never a crash', () => {
  fc.assert(fc.property(fc.oneof(fc.uint8Array(), fc.json().map((text) => Buffer.from(text))), (bytes) => typeof readRelease(bytes).ok === 'boolean'));
});

test.each([
  '<p>地址 https://gongkai.example.cn/n/123，电话 0632-5550101</p>',
  '<img src="data:image/png;base64,AAAA"><img src=map.png>',
  '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg><a href="annual-2.html">下一页</a>',
  '<p>一户一卡 on=1 的说明，data = 数据</p>',
  '<style>p{background:url(data:image/png;base64,AAAA)}</style>',
  '<style>p>b{color:#8c1d18}</style><p style="width:50%">依据：C:\\文件\\8号 &amp; 9号</p><style>i{top:0}</style><svg><rect fill="#8c1d18"/><rect fill=none /></svg>',
])('a page may hold %j', (body) => {
  expect(pageProblem(Buffer.from(`<!DOCTYPE html><html><body>${body}</body></html>`), 'text/html')).toBeNull();
});

test.each([
  '<SCRIPT>1</SCRIPT>', '<svg/onload=x()>', '<a href="javascript:x()">', '<object data="a.html">', '<base href="https://example.cn/">',
  '<link rel="stylesheet" href="a.css">', '<form action="/x">', '<img srcset="//example.cn/a 2x">', '<img src="&#47;&#47;example.cn/a">',
  '<a href="https://example.cn/">', '<style>@import "https://example.cn/a.css"</style>', '<style>p{background:url( "http://example.cn/a" )}</style>',
  '<style>p{background:\\75rl(//example.cn/a)}</style>', '<style>@\\69mport "//example.cn/a"</style>', '<STYLE>i{}</STYLE><p>中</p><style>p{background:u\\72l(//example.cn/a)}',
  '<p style="background:\\75 rl(//example.cn/a)">', "<p style='background:u&#114;l(//example.cn/a)'>", '<p style = background:u\\72l(//example.cn/a)>', '<p title="<style"><style>p{background:\\75rl(//example.cn/a)}</style>',
  '<svg><style>p{background:u&#114;l(//example.cn/a)}</style></svg>', '<svg><style><!--</style-->p{background:\\75rl(//example.cn/a)}</style></svg>', '<svg><rect mask="u&#x72;l(//example.cn/a)"/></svg>',
  '<style>p{background:image-set("//example.cn/a" 1x)}</style>', '<p style="background:-webkit-image-set(\'//example.cn/a\' 1x)">', '<style>p{background:src("//example.cn/a")}</style>',
  '<img src="file:///etc/passwd">', '<embed src="a.png">',
])('a page may not hold %j', (body) => {
  expect(pageProblem(Buffer.from(`<!DOCTYPE html><html><body>${body}</body></html>`), 'text/html')).not.toBeNull();
});

test('bytes that are no page are refused', () => {
  expect(pageProblem(Buffer.from('<p>只有一段</p>'), 'text/html')).toContain('不是完整的 HTML');
  expect(pageProblem(Buffer.concat([Buffer.from('<!DOCTYPE html>'), Buffer.from([0xb4, 0xe5])]), 'text/html')).toContain('不是 UTF-8');
  expect(pageProblem(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'image/png')).toBeNull();
});

test('addresses are the promised ones', () => {
  expect(paths.metadata('370405103201', '3.root.json')).toBe('/t/1/370405103201/metadata/3.root.json');
  expect(paths.target('370405103201', 'ab')).toBe('/t/1/370405103201/targets/ab.release.json');
  expect(paths.blob('ab')).toBe('/blob/ab');
  expect(tagOf(Buffer.from('x'))).toMatch(/^"[0-9a-f]{16}"$/);
  expect(['370405103201', '', '..', 'a/b', 'A'].map(isRepo)).toEqual([true, false, false, false, false]);
});
