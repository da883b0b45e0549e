// Looks at the chains of sectors and the tree of names of a compound file (MS-CFB 2.3, 2.6): in a ring a reader walks for ever.
import { broken } from './refusal.ts';

const entryBytes = 128;

/** Throws a Refusal for a container whose sectors or names lead back to themselves. */
export function demandChains(bytes: Buffer): void {
  if (bytes.length < 512) throw broken();
  const size = 1 << bytes.readUInt16LE(30);
  if (size !== 512 && size !== 4_096) throw broken();
  const sectors = Math.max(0, Math.ceil(bytes.length / size) - 1);
  const word = (sector: number, at: number) => {
    const place = (sector + 1) * size + at;
    return sector >= 0 && place + 4 <= bytes.length ? bytes.readInt32LE(place) : -1;
  };
  const table = tableOf(bytes, size, sectors, word);
  const next = Int32Array.from({ length: sectors }, (_, at) => within(word(table[Math.floor((at * 4) / size)] ?? -1, (at * 4) % size), sectors));
  if (hasRing(next) || hasRing(parentsOf(bytes, size, next))) throw broken();
}

/** The sectors in which the table of sectors stands: 109 named at the beginning of the file, the others in a chain. */
function tableOf(bytes: Buffer, size: number, sectors: number, word: (sector: number, at: number) => number): number[] {
  const table = Array.from({ length: 109 }, (_, i) => bytes.readInt32LE(76 + i * 4)).filter((sector) => sector >= 0);
  let sector = bytes.readInt32LE(68);
  for (let more = 0; sector >= 0 && sector < sectors; more++) {
    if (more > sectors) throw broken();
    for (let at = 0; at < size - 4; at += 4) if (word(sector, at) >= 0) table.push(word(sector, at));
    sector = word(sector, size - 4);
  }
  return table;
}

/** Directory entry → the one that names it to its left, right or below; -1 for the root. */
function parentsOf(bytes: Buffer, size: number, next: Int32Array): Int32Array {
  const places: number[] = [];
  for (let sector = bytes.readInt32LE(48); sector >= 0 && sector < next.length && places.length * entryBytes < bytes.length; sector = next[sector] ?? -1) {
    for (let at = (sector + 1) * size; at < (sector + 2) * size && at + entryBytes <= bytes.length; at += entryBytes) places.push(at);
  }
  const parents = new Int32Array(places.length).fill(-1);
  places.forEach((place, entry) => {
    if (bytes[place + 66] === 0) return;
    for (const at of [68, 72, 76]) {
      const other = within(bytes.readInt32LE(place + at), places.length);
      if (other < 0) continue;
      if ((parents[other] ?? -1) >= 0) throw broken();
      parents[other] = entry;
    }
  });
  return parents;
}

function within(number: number, length: number): number {
  return number >= 0 && number < length ? number : -1;
}

function hasRing(next: Int32Array): boolean {
  const walk = new Int32Array(next.length);
  for (let from = 0; from < next.length; from++) {
    let at = from;
    while (at >= 0 && walk[at] === 0) {
      walk[at] = from + 1;
      at = next[at] ?? -1;
    }
    if (at >= 0 && walk[at] === from + 1) return true;
  }
  return false;
}
