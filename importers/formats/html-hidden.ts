// What a web page holds but does not show: by its own style or attribute, by a class of its style sheet, or inside of something hidden.
import { memo } from '../memo.ts';
import type { SheetBuilder } from './sheet-builder.ts';

const single = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'wbr', 'area', 'base', 'embed']);
// Style sheets stand at the beginning of a page.
const longestHead = 200_000;

/** What of a page's rows and columns is hidden goes to its `sheet`; they count like those of a workbook, and a person is asked. */
export class Hiding {
  readonly #sheet: SheetBuilder;
  readonly #names: ReadonlySet<string>;
  /** For each column the rows of its hidden cells. */
  readonly #cells = new Map<number, number[]>();
  /** The open tag that hides what is in it, and how many of its kind are open. */
  #within: { tag: string; depth: number } | null = null;
  #column = 0;

  constructor(sheet: SheetBuilder, html: string) {
    this.#sheet = sheet;
    this.#names = hiddenNames(html.slice(0, longestHead));
  }

  get isWithin(): boolean {
    return this.#within !== null;
  }

  /** Whether a tag with these attributes is itself hidden; cells have the same ones again and again. */
  readonly hides = memo((attributes) => {
    if (!/style|hidden|class|id/i.test(attributes)) return false;
    if (unshown.test(attributeOf(attributes, 'style')) || /(?:^|\s)hidden(?=[\s=/]|$)/i.test(attributes.replace(/"[^"]*"|'[^']*'/g, '""'))) return true;
    if (this.#names.size === 0) return false;
    const named = [...attributeOf(attributes, 'class').split(/\s+/).map((name) => `.${name}`), `#${attributeOf(attributes, 'id')}`];
    return named.some((name) => this.#names.has(name.toLowerCase()));
  });

  /** Any tag that holds rows or words, rows and cells aside; one that nobody closes hides all that follows. */
  open(tag: string, attributes: string): void {
    if (tag === 'table') this.#column = 0;
    if (this.#within) {
      if (tag === this.#within.tag) this.#within.depth++;
    } else if (!single.has(tag) && !attributes.endsWith('/') && this.hides(attributes)) this.#within = { tag, depth: 1 };
  }

  close(tag: string): void {
    if (this.#within?.tag === tag && --this.#within.depth === 0) this.#within = null;
  }

  leave(): void {
    this.#within = null;
  }

  /** A `col`, as Excel writes hidden columns. */
  addColumn(attributes: string, span: number): void {
    if (this.hides(attributes)) this.#sheet.hideColumns(this.#column, this.#column + span - 1);
    this.#column += span;
  }

  hideCell(row: number, column: number): void {
    const rows = this.#cells.get(column);
    if (rows) rows.push(row);
    else this.#cells.set(column, [row]);
  }

  /** A column of which most cells are hidden is a hidden one; any other hidden cell makes its row one that nobody sees whole. */
  done(rowCount: number): void {
    for (const [column, rows] of this.#cells) {
      if (rows.length * 2 > rowCount) this.#sheet.hideColumns(column, column);
      else for (const row of rows) this.#sheet.hideRows(row, row);
    }
  }
}

const unshown = /(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i;

// .gone and #gone of the style sheets that say so.
function hiddenNames(head: string): Set<string> {
  const names = new Set<string>();
  for (const { selectors, body } of styleSheets(head).flatMap((sheet) => [...rulesOf(sheet)])) {
    if (!unshown.test(body)) continue;
    for (const selector of selectors.split(',')) {
      const name = /(?:^|[\s>])[a-z]*([.#][\w-]+)\s*$/.exec(selector)?.[1];
      if (name) names.add(name);
    }
  }
  return names;
}

/** One brace after the other, so that a long or broken sheet takes no longer than its length. What is said of paper hides nothing on the screen. */
function* rulesOf(sheet: string): Generator<{ selectors: string; body: string }> {
  const open: string[] = [];
  let [said, papers] = ['', 0];
  for (const [piece] of sheet.matchAll(/[{}]|[^{}]+/g)) {
    if (piece !== '{' && piece !== '}') {
      said = piece;
      continue;
    }
    if (piece === '{') {
      open.push(said);
      if (isOfPaper(said)) papers++;
    } else {
      const selectors = open.pop() ?? '';
      if (isOfPaper(selectors)) papers--;
      if (papers === 0) yield { selectors, body: said };
    }
    said = '';
  }
}

function isOfPaper(selectors: string): boolean {
  return selectors.includes('@media') && selectors.includes('print');
}

function styleSheets(head: string): string[] {
  const [found, lower]: [string[], string] = [[], head.toLowerCase()];
  for (let start = lower.indexOf('<style'); start >= 0; start = lower.indexOf('<style', start)) {
    const end = lower.indexOf('</style', start);
    if (end < 0) break;
    found.push(lower.slice(lower.indexOf('>', start) + 1, end));
    start = end;
  }
  return found;
}

function attributeOf(attributes: string, name: string): string {
  const [, double, simple, bare] = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes) ?? [];
  return double ?? simple ?? bare ?? '';
}
