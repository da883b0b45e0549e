// The reading and the publishing side know the same programmes by the same names.
import { expect, test } from 'vitest';
import { programmes as read } from '../../importers/index.ts';
import { carriers } from '../../server/domain/catalogue.ts';
import { firstEntry } from '../../server/domain/catalogue-data.ts';
import { programmes as published } from '../../server/domain/programmes.ts';

test('every programme that can be read can be published, under the same name, and the other way round', () => {
  const names = (list: readonly { code: string; name: string }[]) => list.map(({ code, name }) => `${code} ${name}`).toSorted();
  expect(names(read)).toEqual(names(published));
});

test('the form, saved as it opens, changes nothing: what came with the program is in the order of its boxes', () => {
  for (const programme of published) {
    const { channels, levels } = firstEntry(programme);
    expect([channels, levels]).toEqual([carriers.filter((carrier) => channels.includes(carrier)), (['市级', '县级', '乡级'] as const).filter((level) => levels.includes(level))]);
  }
});
