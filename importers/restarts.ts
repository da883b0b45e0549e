// Numbers that begin again at 1 where no title tells a new village: in a file of several villages one title may be missing.
import { finding, type Finding } from './finding.ts';
import type { DataLine } from './lines.ts';
import type { Roles } from './roles.ts';
import { quoted } from './text.ts';
import type { Title } from './title.ts';

const mostSaid = 5;

export class RestartWatch {
  readonly #seq: number;
  readonly #group: number;
  readonly #isTitled: boolean;
  readonly #rows: { row: number; village: string }[] = [];
  #last: { number: number; group: string } | null = null;

  constructor(roles: Roles) {
    this.#isTitled = !(['village', 'villageGroup', 'villageCode'] as const).some((field) => roles.has(field));
    this.#seq = roles.get('seq')?.index ?? -1;
    this.#group = roles.get('group')?.index ?? -1;
  }

  /** `since` is the number of rows above the nearest title. */
  see({ cells, index, row, title }: DataLine, since: number): void {
    const [number, group] = [Number(cells[this.#seq] ?? ''), cells[this.#group] ?? ''];
    const isAgain = number === 1 && (this.#last?.number ?? 0) > 0 && group === this.#last?.group;
    if (this.#isTitled && isAgain && since !== index && title.village !== '') this.#rows.push({ row, village: title.village });
    this.#last = { number, group };
  }

  /** One question for all, and none where all rows are of one village. */
  findings(titles: readonly { title: Title }[], sheet: string): Finding[] {
    const [first] = this.#rows;
    const villages = new Set(titles.map(({ title }) => title.village).filter((village) => village !== ''));
    if (!first || villages.size < 2) return [];
    const rows = this.#rows.slice(0, mostSaid).map(({ row }) => row).join('、');
    const which = this.#rows.length === 1 ? '这一行' : `第 ${rows} 行${this.#rows.length > mostSaid ? `等 ${this.#rows.length} 行` : ''}`;
    const said = `${which}的序号又从 1 开始，上面没有写是哪个村的；第 ${first.row} 行现在按${quoted(first.village)}算。`;
    return [finding('village-forgotten', { sheet, row: first.row }, said)];
  }
}
