// The reading and the publishing side know the same programmes by the same names.
import { expect, test } from 'vitest';
import { programmes as read } from '../../importers/index.ts';
import { programmes as published } from '../../server/domain/programmes.ts';

test('every programme that can be read can be published, under the same name, and the other way round', () => {
  const names = (list: readonly { code: string; name: string }[]) => list.map(({ code, name }) => `${code} ${name}`).toSorted();
  expect(names(read)).toEqual(names(published));
});
