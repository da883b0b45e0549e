// Where a text breaks that does not stand in one line: a name after its points, the head of a column between words.
import { POINT, widthInEm, type Fit } from './measure.ts';

const afterPoint = /(?<=[·•・‧])/u;
const point = /[·•・‧]$/u;

/** The lines of a name in a cell of `width` mm, when whole parts of it fill them, their last points hanging out; null where the browser has to break a part. */
export function nameLines(name: string, width: number, { points, lines }: Fit): readonly string[] | null {
  const room = width / (points * POINT);
  const filled = name.split(afterPoint).reduce<string[]>((before, part) => {
    const last = before.at(-1);
    return last !== undefined && widthInEm(last + part) <= room ? [...before.slice(0, -1), last + part] : [...before, part];
  }, []);
  return filled.length > 1 && filled.length <= lines && filled.every((line) => widthInEm(line.replace(point, '')) <= room) ? filled : null;
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const endings = /^(.+)(补贴|补助|津贴|扶持|奖励|奖补|救助|资金)$/u;

/**
 * A programme's name in two lines: as even as may be between two words that are sure, else with its last word by itself;
 * null where the browser may as well break it.
 * @example headLines('退耕还林补助', 5) // ['退耕还林', '补助']
 */
export function headLines(label: string, room: number): readonly [string, string] | null {
  const parts = Array.from(words.segment(label), ({ segment }) => segment);
  const breaks = parts.slice(1).flatMap((part, i): (readonly [string, string])[] => (
    // One character by itself is seldom a word: what is not in the dictionary comes in such pieces.
    part.length > 1 && (parts[i]?.length ?? 0) > 1 ? [[parts.slice(0, i + 1).join(''), parts.slice(i + 1).join('')]] : []
  ));
  const ended = endings.exec(label);
  const fitting = [...(ended ? [[ended[1] ?? '', ended[2] ?? ''] as const] : []), ...breaks].filter((lines) => widest(lines) <= room);
  return fitting.toSorted((a, b) => widest(a) - widest(b))[0] ?? null;
}

function widest(lines: readonly string[]): number {
  return Math.max(...lines.map(widthInEm));
}
