import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData, htmlText, markupText } from '../../server/domain/scan.ts';
import { identityNumber } from './personal-numbers.ts';

describe('the text of a page', () => {
  it('reads like the page: blocks apart, inline tags and source line breaks without a trace', () => {
    expect(
      htmlText('<!DOCTYPE html><p>罗<b>玉</b>华</p>\n<td>4.22</td><td>578.14</td>')
        .trim()
        .split(/\s*\n\s*/),
    ).toEqual(['罗玉华', '4.22', '578.14']);
    expect(htmlText('a &lt;b&gt; &amp;c &#x7f57;&#29577; 1 < 2')).toBe('a <b> &c 罗玉 1 < 2');
  });

  it('leaves out what is not read', () => {
    expect(htmlText('<style>p{}</style><!-- 暗 --><p title="题">文</p><script>let a</script>').replace(/\s/g, '')).toBe(
      '文',
    );
  });

  it('holds everything that travels along when it is to be scanned', () => {
    const all = markupText('<p title="题">文</p><!-- 暗 --><script>"码"</script><img src="data:x;base64,QUJD">');
    for (const word of ['题', '文', '暗', '码']) expect(all).toContain(word);
    expect(all).not.toContain('QUJD');
  });
});

describe('an identity number hidden in a page', () => {
  it.each([
    ['in an attribute', (id: string) => `<a data-id='${id}'>x</a>`],
    ['in an attribute without quotes', (id: string) => `<a id=${id}>x</a>`],
    ['in an address', (id: string) => `<a href="/h/${id}?a=1">x</a>`],
    ['in a comment', (id: string) => `<!--${id}-->`],
    ['in a script', (id: string) => `<script>f(${id})</script>`],
    ['in a tag that is never closed', (id: string) => `<a title="${id}`],
    [
      'in entities',
      (id: string) =>
        `<p>${Array.from(id)
          .map((char) => `&#${char.charCodeAt(0)};`)
          .join('')}</p>`,
    ],
    [
      'under inline tags',
      (id: string) =>
        `<p>${Array.from(id)
          .map((char) => `<b class=x>${char}</b>`)
          .join('')}</p>`,
    ],
    ['behind a sign that is no tag', (id: string) => `<p>1 < 2 ${id}</p>`],
  ])('is found %s', (_where, hide) => {
    fc.assert(
      fc.property(identityNumber, (id) => {
        expect(findPersonalData(markupText(hide(id))).map((hit) => hit.kind)).toContain('identity-number');
      }),
      { numRuns: 40 },
    );
  });

  it('takes hostile markup in its stride', () => {
    for (const unit of ['<', '<a ', '<a "', '<!--', '<script>', '&#', '</']) {
      expect(() => markupText(unit.repeat(100_000))).not.toThrow();
    }
  });
});
