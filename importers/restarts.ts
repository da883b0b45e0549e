// Numbers that begin again at 1 where nothing tells a new village: in a file of several villages one title or cell may be missing.
import { finding, type Finding } from './finding.ts';
import { detached } from './detached.ts';
import type { DataLine } from './lines.ts';
import type { Roles } from './roles.ts';
import { quoted } from './text.ts';

const mostSaid = 5;
const aboveOne = 2;

export class RestartWatch {
  readonly #seq: number;
  readonly #group: number;
  readonly #places: readonly number[];
  readonly #villages = new Set<string>();
  readonly #rows: number[] = [];
  #village = '';
  #firstVillage = '';
  #last: { number: number; group: string } | null = null;

  constructor(roles: Roles) {
    this.#places = (['village', 'villageGroup', 'villageCode'] as const).flatMap((field) => roles.get(field)?.index ?? []);
    this.#seq = roles.get('seq')?.index ?? -1;
    this.#group = roles.get('group')?.index ?? -1;
  }

  /** `since` is the number of rows above the nearest title. */
  see({ cells, index, row, title }: DataLine, since: number): void {
    const [number, group] = [Number(cells[this.#seq] ?? ''), cells[this.#group] ?? ''];
    const told = this.#toldBy(cells, title.village);
    if (told !== '') this.#tell(told);
    const isSilent = this.#places.length === 0 ? since !== index && title.village !== '' : told === '' && this.#village !== '';
    const isAgain = number === 1 && (this.#last?.number ?? 0) > 0 && (group === '' || group === this.#last?.group);
    if (isSilent && isAgain) {
      this.#rows.push(row);
      this.#firstVillage ||= this.#village;
    }
    this.#last = { number, group };
  }

  /** A row like the one above it, but for its group where there is another one: its number, where it has one, is more than 1. */
  seePlain(otherGroup: string | null): void {
    if (!this.#last) return;
    this.#last.number = aboveOne;
    if (otherGroup !== null) this.#last.group = otherGroup;
  }

  /** One question for all, and none where all rows are of one village. */
  findings(sheet: string): Finding[] {
    const [first] = this.#rows;
    if (first === undefined || this.#villages.size < 2) return [];
    const rows = this.#rows.slice(0, mostSaid).join('、');
    const which = this.#rows.length === 1 ? '这一行' : `第 ${rows} 行${this.#rows.length > mostSaid ? `等 ${this.#rows.length} 行` : ''}`;
    const said = `${which}的序号又从 1 开始，没有写是哪个村的；第 ${first} 行现在按${quoted(this.#firstVillage)}算。`;
    return [finding('village-forgotten', { sheet, row: first }, said)];
  }

  // In a column of villages only what stands in the row itself tells, for blanks are filled from above.
  #toldBy(cells: readonly string[], title: string): string {
    return this.#places.length === 0 ? title : (this.#places.map((at) => cells[at] ?? '').find((text) => text !== '') ?? '');
  }

  #tell(village: string): void {
    if (village === this.#village) return;
    this.#village = detached(village);
    if (this.#villages.size < 2) this.#villages.add(this.#village);
  }
}
