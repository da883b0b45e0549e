// The catalogue of programmes (补贴项目) whose files can be read.
import { ecologicalRanger } from './ecological-ranger.ts';
import { farmMachinery } from './farm-machinery.ts';
import { farmlandFertility } from './farmland-fertility.ts';
import { forestReturn } from './forest-return.ts';
import { grainOneOff } from './grain-one-off.ts';
import { minimumLiving } from './minimum-living.ts';
import { oldAge } from './old-age.ts';
import type { ProgrammeSpec } from './programme.ts';
import { reservoirResettlement } from './reservoir-resettlement.ts';
import { soyCornStrip } from './soy-corn-strip.ts';

export { byArea, type ProgrammeSpec, type Quantity } from './programme.ts';

export const programmes: readonly ProgrammeSpec[] = [
  farmlandFertility,
  grainOneOff,
  farmMachinery,
  soyCornStrip,
  forestReturn,
  ecologicalRanger,
  minimumLiving,
  oldAge,
  reservoirResettlement,
];

export function programmeByCode(code: string): ProgrammeSpec | null {
  return programmes.find((programme) => programme.code === code) ?? null;
}

/** One row above so many fen is asked about. */
export function unusualFen(spec: ProgrammeSpec | null): number {
  return (spec?.unusualYuan ?? 1_000_000) * 100;
}

/** The programme whose longest title stands in the text; null when none or two different ones of the same length do. */
export function programmeInText(text: string): ProgrammeSpec | null {
  const hits = programmes.flatMap((programme) => programme.titles.filter((title) => text.includes(title)).map((title) => ({ programme, size: title.length })));
  const longest = Math.max(0, ...hits.map((hit) => hit.size));
  const named = new Set(hits.filter((hit) => hit.size === longest).map((hit) => hit.programme));
  return named.size === 1 ? ([...named][0] ?? null) : null;
}
