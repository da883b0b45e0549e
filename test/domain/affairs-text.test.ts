// Village affairs in one box: what was typed is read the same again, and nothing that was typed is lost.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksFrom, textFrom } from '../../server/domain/affairs-text.ts';

test('headings, paragraphs and tables are told apart, a caption goes to its table', () => {
  const { blocks, findings } = blocksFrom('一、修路\n决定修路。\n\n资金：\n项目\t金额\n水泥\t100\n砂石\t\n（二）其他');
  expect(findings).toEqual([]);
  expect(blocks).toEqual([
    { kind: 'heading', text: '一、修路' }, { kind: 'text', text: '决定修路。' },
    { kind: 'table', caption: '资金', head: ['项目', '金额'], rows: [['水泥', '100'], ['砂石', '']] }, { kind: 'heading', text: '（二）其他' },
  ]);
});

test('what was read is written so that it is read the same', () => {
  const line = fc.stringMatching(/^[\u4e00-\u9fa5、：。|\t0-9.（）一二]{0,12}$/);
  fc.assert(fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
    const { blocks, findings } = blocksFrom(lines.join('\n'));
    fc.pre(findings.length === 0 && blocks.every((block) => block.kind !== 'table' || block.head.length > 1));
    expect(blocksFrom(textFrom(blocks)).blocks).toEqual(blocks);
  }));
});
