// The same notice in the language of Typst: same words, same rows on the same sheets, same sizes of letters.
import type { NoticePage, NoticeRow, NoticeSum, NoticeView, RowField } from '../print-templates/index.tsx';

const SETTINGS = `
#set page(width: 210mm, height: 297mm, margin: (x: 18mm, top: 12mm, bottom: 8mm))
#set text(font: "Noto Sans SC", size: 10.5pt, lang: "zh", region: "cn")
#set par(leading: 0.5em, spacing: 0.5em)
#show heading: it => align(center, text(font: "Noto Serif SC", weight: 600, size: 22pt, it.body))
#let name(size, body) = text(font: "Noto Serif SC", weight: 600, size: size, body)
#let rows(widths, height, count, ..cells) = table(columns: widths, rows: (8mm,) + (height,) * count, inset: 0.5mm,
  align: (x, y) => if y == 0 or x < 3 { center + horizon } else { right + horizon },
  stroke: (x, y) => (bottom: if y == 0 or calc.rem(y, 5) == 0 { 1.5pt } else { 0.75pt }), ..cells)
#let facts(..items) = grid(columns: (1fr,) * items.pos().len(), stroke: 0.75pt, inset: 3mm,
  ..items.pos().map(((label, value)) => [#text(9.5pt)[#label] \\ #text(16pt, weight: 700)[#value]]))
#let between(..parts) = grid(columns: (auto, 1fr, auto), align: (left, center, right), ..parts)
`;

/** A whole document; `qr` is the code as SVG. */
export function typstSource(view: NoticeView, qr: string, { row, widths }: { row: number; widths: readonly number[] }): string {
  const sheets = view.pages.map((page, i) => sheetOf(view, page, i, { qr, row, widths }));
  return `#set document(title: ${text(view.title + view.subtitle)})${SETTINGS}${sheets.join('\n#pagebreak()\n')}`;
}

type Measures = { qr: string; row: number; widths: readonly number[] };

function sheetOf(view: NoticeView, page: NoticePage, index: number, { qr, row, widths }: Measures): string {
  const last = index === view.pages.length - 1;
  const before = view.pages.slice(0, index).reduce((sum, { rows }) => sum + rows.length, 0);
  return [
    `#between[#${text(view.banner)}][][公开编号　#${text(view.number)}　#${text(view.edition)}]`,
    '#line(length: 100%, stroke: 0.75pt)',
    index === 0 ? openingOf(view) : `#heading(level: 2, text(13pt)[#${text(`${view.title}${view.subtitle}（续${index}）`)}])`,
    panelsOf(view, page, before, last, { qr, row, widths }),
    last ? `合计金额（大写）　#name(13pt)[#${text(view.totalInWords ?? '')}]` : '',
    '#v(1fr)',
    `#grid(columns: (33mm, 1fr, auto), column-gutter: 4mm, image(bytes(${text(qr)}), format: "svg", width: 33mm, alt: "本村公开页的二维码"),`,
    `[扫码看本村公开页，或输入网址 \\ #strong(${text(view.address ?? '')}) \\ #${text(view.askText)} \\ #text(21pt, weight: 700)[#${text(view.phone ?? '')}]],`,
    `align(right, name(12pt)[${last ? view.seal.map((line) => `#${text(line)}`).join(' \\ ') : '合计、签章见末页'}]))`,
    '#line(length: 100%, stroke: 0.75pt)',
    `#text(8.5pt, between[#${text([view.check, view.witness].join(' · '))}][#${text(view.caution)}][— 第 ${index + 1} 页 共 ${view.pages.length} 页 —])`,
  ].join('\n');
}

function openingOf({ title, subtitle, period, facts, statements, basis }: NoticeView): string {
  return [
    `= #${text(title)} \\ #${text(subtitle)}`,
    `#align(center, text(12pt)[#${text(period ?? '')}])`,
    `#facts(${facts.map(({ label, value }) => `(${text(label)}, ${text(value)})`).join(', ')})`,
    ...[...statements, ...basis].map((line) => `#${text(line)}\n`),
  ].join('\n');
}

function panelsOf(view: NoticeView, page: NoticePage, before: number, last: boolean, { row, widths }: Measures): string {
  const half = Math.ceil(page.rows.length / 2) + (last ? 1 : 0);
  const sums = [{ label: '本页小计', sum: page.subtotal }, ...(last && view.total ? [{ label: '合计', sum: view.total }] : [])];
  const panels = [page.rows.slice(0, half), page.rows.slice(half)].map((rows, i) => {
    const cells = rows.flatMap((one, j) => cellsOf(view, one, before + i * half + j + 1));
    const ends = i === 0 ? [] : sums.map(({ label, sum }) => sumOf(view, label, sum));
    const heads = ['序号', ...view.columns.map(({ label }) => label)].map((head) => `strong(${text(head)})`);
    return `rows((${widths.map((width) => `${width}mm`).join(', ')}), ${row}mm, ${rows.length + ends.length}, table.header(${heads.join(', ')}), ${[...cells, ...ends].join(', ')})`;
  });
  return `#grid(columns: (1fr, 1fr), column-gutter: 5mm, ${panels.join(', ')})`;
}

function cellsOf({ columns }: NoticeView, row: NoticeRow, number: number): string[] {
  const cell = (field: RowField) => {
    const said = row[field] ?? '';
    if (field !== 'name') return text(said);
    return `name(${said.length > 10 ? 8 : said.length > 6 ? 10.5 : 13.5}pt, ${text(said)})`;
  };
  return [text(String(number)), ...columns.map(({ field }) => cell(field))];
}

function sumOf({ columns }: NoticeView, label: string, sum: NoticeSum): string {
  return [`table.cell(colspan: ${columns.length - 1}, strong(${text(`${label}　${sum.count}`)}))`, `strong(${text(sum.area ?? '')})`, `strong(${text(sum.amount ?? '')})`].join(', ');
}

function text(said: string): string {
  return JSON.stringify(said);
}
