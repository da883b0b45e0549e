// Opens a compound file (MS-CFB): what stands at its root, and the bytes of a stream, each sector of which is read once.
import { broken } from './refusal.ts';

const [entryBytes, miniBytes, leastLarge] = [128, 64, 4_096];
const [isStream, headerNames] = [2, 109];

type Entry = { begin: number; size: number; isStream: boolean };
type Chain = { begin: number; next: (sector: number) => number; place: (sector: number) => Buffer; sectors: number };

/** Throws a Refusal for a container whose sectors or names lead back to themselves, or that names two things alike. */
export class CompoundFile {
  readonly #bytes: Buffer;
  readonly #size: number;
  // The sectors in which the table of sectors stands.
  readonly #table: number[];
  readonly #directory: Buffer;
  readonly #entries = new Map<string, Entry>();

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#size = bytes.length < 512 ? 0 : 1 << bytes.readUInt16LE(30);
    if (this.#size !== 512 && this.#size !== 4_096) throw broken();
    if (1 << bytes.readUInt16LE(32) !== miniBytes || bytes.readUInt32LE(56) !== leastLarge) throw broken();
    this.#table = this.#tableOf();
    this.#directory = read(this.#large(bytes.readInt32LE(48)));
    if (this.#directory.length < entryBytes) throw broken();
    this.#walkNames();
  }

  /** Names at the root, in capitals: those that differ only in that are one. */
  get names(): string[] {
    return [...this.#entries.keys()];
  }

  /** As many bytes as stand there, should it claim more; null when there is no such stream. */
  stream(name: string): Buffer | null {
    const entry = this.#entries.get(name.toUpperCase());
    if (!entry?.isStream) return null;
    return (entry.size < leastLarge ? read(this.#small(entry.begin), entry.size) : read(this.#large(entry.begin), entry.size)).subarray(0, entry.size);
  }

  #large(begin: number): Chain {
    const [bytes, size] = [this.#bytes, this.#size];
    const place = (sector: number) => bytes.subarray((sector + 1) * size, (sector + 2) * size);
    const next = (sector: number) => wordOf(place(this.#table[Math.floor((sector * 4) / size)] ?? Infinity), (sector * 4) % size);
    return { begin, next, place, sectors: Math.max(0, Math.ceil(bytes.length / size) - 1) };
  }

  // Short streams stand together in one that the root names.
  #small(begin: number): Chain {
    const held = read(this.#large(entryOf(this.#directory).begin));
    const table = read(this.#large(this.#bytes.readInt32LE(60)));
    return { begin, next: (sector) => wordOf(table, sector * 4), place: (sector) => held.subarray(sector * miniBytes, (sector + 1) * miniBytes), sectors: Math.ceil(held.length / miniBytes) };
  }

  // So many named at the beginning of the file, the others in a chain.
  #tableOf(): number[] {
    const table = Array.from({ length: headerNames }, (_, i) => this.#bytes.readInt32LE(76 + i * 4));
    const last = this.#size - 4;
    const { place, sectors } = this.#large(0);
    const more = read({ begin: this.#bytes.readInt32LE(68), next: (sector) => wordOf(place(sector), last), place, sectors });
    for (let at = 0; at + 4 <= more.length; at += 4) if (at % this.#size !== last) table.push(more.readInt32LE(at));
    return table.filter((sector) => sector >= 0);
  }

  #walkNames(): void {
    const count = Math.floor(this.#directory.length / entryBytes);
    const seen = new Uint8Array(count);
    const open = [this.#directory.readInt32LE(76)];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (!(at >= 0 && at < count)) continue;
      if (seen[at] === 1) throw broken();
      seen[at] = 1;
      const held = this.#directory.subarray(at * entryBytes, (at + 1) * entryBytes);
      const name = held.toString('utf16le', 0, Math.max(0, Math.min(64, held.readUInt16LE(64)) - 2)).toUpperCase();
      if (this.#entries.has(name)) throw broken();
      this.#entries.set(name, entryOf(held));
      open.push(held.readInt32LE(68), held.readInt32LE(72));
    }
  }
}

function entryOf(held: Buffer): Entry {
  return { begin: held.readInt32LE(116), size: held.readUInt32LE(120), isStream: held[66] === isStream };
}

function wordOf(held: Buffer, at: number): number {
  return at + 4 <= held.length ? held.readInt32LE(at) : -1;
}

function read({ begin, next, place, sectors }: Chain, size = Infinity): Buffer {
  const [seen, pieces]: [Uint8Array, Buffer[]] = [new Uint8Array(sectors), []];
  let left = size;
  for (let sector = begin; left > 0 && sector >= 0 && sector < sectors; sector = next(sector)) {
    if (seen[sector] === 1) throw broken();
    seen[sector] = 1;
    const piece = place(sector);
    left -= piece.length;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
