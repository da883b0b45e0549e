// Names of sheets as they may be shown and stored: short, without numbers of persons, and no two alike.
import { maskedName } from '../text.ts';

const longest = 60;

export function nameSheets(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((raw, i) => {
    const name = Array.from(maskedName(raw.toWellFormed().replaceAll('\0', '')).trim()).slice(0, longest).join('') || `表${i + 1}`;
    let own = name;
    for (let turn = 2; taken.has(own); turn++) own = `${name}（${turn}）`;
    taken.add(own);
    return own;
  });
}
