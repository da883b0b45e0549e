// Numbers of documents as people type them, and texts that cite them or only seem to.
import { expect, test } from 'vitest';
import { cites, numberKey } from '../../server/domain/document.ts';

test('one number has one spelling, whatever brackets and digits it was typed with', () => {
  const all = ['台农字〔2026〕8号', '台农字[2026]8号', '台农字（2026）８号', '台农字【2026】第8号', '台农字 〔2026〕 08号', '台农字(2026)8号'];
  expect(new Set(all.map(numberKey))).toEqual(new Set(['台农字〔2026〕8号']));
  expect(numberKey('台农字〔2026〕80号')).not.toBe(numberKey('台农字〔2026〕8号'));
});

test.each(['台农字〔2026〕8号', '依据台农字[2026]8号', '《关于发放补贴的通知》（台农字〔2026〕8号）', '台财农〔2026〕3号、台农字〔2026〕8号', '区农业农村局、区财政局台农字〔2026〕8号文件', '台财农〔2026〕3号和台农字〔2026〕第8号文件'])('%s cites 台农字〔2026〕8号', (text) => {
  expect(cites(text, '台农字〔2026〕8号')).toBe(true);
});

test.each(['鲁台农字〔2026〕8号', '台农字〔2026〕18号', '台农字〔2026〕80号', '台农字〔2025〕8号', '台农〔2026〕8号', ''])('%s does not: it is another office’s, or another number', (text) => {
  expect(cites(text, '台农字〔2026〕8号')).toBe(false);
});
