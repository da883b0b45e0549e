// What the form of a version shows in its boxes: a stored version, or what somebody has just typed.
import { guideNames } from '../domain/catalogue.ts';
import type { Guide } from '../domain/catalogue.ts';
import { channels } from '../domain/disclosure.ts';
import { clocksOf, type Version } from './versions.ts';

export interface Typed { text(name: string): string; list(name: string): readonly string[] }

export function typedOf(version: Pick<Version, 'code' | 'content'>): Typed {
  const { entry, rule } = version.content;
  const { publicPeriod, proposalPeriod, start, retention, uploadDays } = clocksOf(version);
  const { guide, supervision, channels: carried, levels, ...texts } = entry;
  const all: Record<string, string | readonly string[]> = {
    ...texts, channels: carried, levels, supervisionPhone: supervision.phone, supervisionAddress: supervision.address,
    periodLength: String(publicPeriod.length), periodUnit: publicPeriod.unit,
    proposalLength: String(proposalPeriod.length), proposalUnit: proposalPeriod.unit, periodStart: start, retention, uploadDays: String(uploadDays),
  };
  for (const key of Object.keys(guideNames)) all[`guide-${key}`] = guide[key as keyof Guide];
  for (const channel of channels) {
    const { fields, totals, masked, smallest, readers } = rule[channel];
    Object.assign(all, { [`${channel}-fields`]: fields, [`${channel}-totals`]: totals ? 'on' : '', [`${channel}-masked`]: masked ? 'on' : '', [`${channel}-smallest`]: smallest === undefined ? '' : String(smallest), [`${channel}-readers`]: readers ?? '' });
  }
  return typedFrom(all);
}

/** A posted form: what is ticked once arrives as one text. */
export function typedFrom(all: Readonly<Record<string, string | readonly string[]>>): Typed {
  return {
    text: (name) => { const value = all[name]; return typeof value === 'string' ? value : ''; },
    list: (name) => { const value = all[name]; return typeof value === 'string' ? [value] : value ?? []; },
  };
}
