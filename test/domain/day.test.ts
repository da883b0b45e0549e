// Days as people write them.
import { expect, test } from 'vitest';
import { dayIn } from '../../server/domain/day.ts';

test.each(['2026-05-30', '2026-5-30', '2026/5/30', '2026.5.30', '2026年5月30日', '２０２６年５月３０日', '2026 年 5 月 30 日'])('%s is the 30th of May', (said) => {
  expect(dayIn(said)).toBe('2026-05-30');
});

test.each(['', '2026-5', '2026年5月', '26-5-30', '2026-02-30', '2026-13-1', '20260530', '2026-5-30-1', '5月30日'])('%j is no day', (said) => {
  expect(dayIn(said)).toBeNull();
});
