// The official table to print, on paper laid across; on a telephone every entry is a card.
import type { CatalogueEntry } from '../domain/catalogue.ts';
import { inlineStyle } from '../web/document.ts';
import { head, tableRows } from './table.ts';

const style = `
@page{size:A3 landscape;margin:15mm}
body{margin:0;color:#000;font:10.5pt/1.5 "Noto Serif SC","Source Han Serif SC","Songti SC",SimSun,serif}
h1{font-size:20pt;text-align:center;margin:0 0 4mm}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{border:1px solid #000;padding:1.5mm;text-align:left;vertical-align:top;white-space:pre-line;overflow-wrap:anywhere}
th{text-align:center;vertical-align:middle}
.tick{text-align:center}
thead{display:table-header-group}
tr{break-inside:avoid}
.no{width:9mm}.topic{width:20mm}col.item{width:28mm}.what{width:88mm}.law{width:60mm}.plain{width:27mm}.where{width:40mm}
@media screen and (min-width:60.01rem){body{width:390mm;margin:0 auto;padding:4mm 15mm}}
@media screen and (max-width:60rem){
body{padding:1rem;font-size:1rem;line-height:1.6}
h1{font-size:1.5rem;text-wrap:balance}
table,tbody,tr,td{display:block}
colgroup,thead,td:empty{display:none}
tr{display:flex;flex-direction:column;border:1px solid;margin-bottom:1rem;padding:.5rem .75rem}
td,.tick{border:0;padding:.25rem 0;text-align:left}
td::before{content:attr(data-label) "：";font-weight:700}
.item{order:-1;border-bottom:1px solid;font-size:1.25rem;font-weight:700}
.item::before{content:none}
}
@media print{.back{display:none}}
`;
// In narrower columns the words of one would stand in the next.
const widths = ['no', 'topic', 'item', 'what', 'law', 'plain', 'plain', 'where'];
/** Of each cell, for whoever sees it without its head: 公开对象（全社会）. */
const labels = head.flatMap(({ label, parts }) => (parts.length === 0 ? [label] : parts.map((part) => (part.endsWith('事项') ? part : `${label}（${part}）`))));

export function TablePage({ title, entries }: { title: string; entries: readonly CatalogueEntry[] }) {
  return (
    <html lang="zh-CN">
      <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>{`${title} - 明白栏`}</title>{inlineStyle(style)}</head>
      <body><main>
        <p class="back"><a href="/catalogue">返回公开目录</a></p>
        <h1>{title}</h1>
        <table>
          <colgroup>{widths.map((name) => <col class={name} />)}</colgroup>
          <thead>
            <tr>{head.map(({ label, parts }) => (parts.length > 0 ? <th scope="colgroup" colspan={parts.length}>{label}</th> : <th scope="col" rowspan={2}>{label}</th>))}</tr>
            <tr>{head.flatMap(({ parts }) => parts).map((part) => <th scope="col">{part}</th>)}</tr>
          </thead>
          <tbody>{tableRows(entries).map((cells) => <tr>{cells.map((cell, i) => <td class={cellClass(i)} data-label={labels[i]}>{cell}</td>)}</tr>)}</tbody>
        </table>
      </main></body>
    </html>
  );
}

function cellClass(column: number): string | undefined {
  if (widths[column] === 'item') return 'item';
  return column >= widths.length || column === 0 ? 'tick' : undefined;
}
