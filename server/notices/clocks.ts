// The clocks of an edition: those frozen into it, or those that held before editions had their own.
import { firstClocks, type Clocks } from '../domain/clocks.ts';
import { programmeOf } from '../domain/programmes.ts';
import { Problem } from '../problem.ts';
import type { EditionContent } from './content.ts';

/** Throws Problem `programme-unknown` for an edition that has none and whose programme nobody knows. */
export function clocksOf(content: EditionContent): Clocks {
  if (content.clocks) return content.clocks;
  const programme = 'programme' in content ? programmeOf(content.programme) : undefined;
  if (!programme) throw new Problem('programme-unknown');
  return firstClocks(programme);
}
