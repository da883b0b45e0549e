// Board pages of what somebody wrote: one matter, one month or one programme to a page, nobody named.
import type { Child } from 'hono/jsx';
import { formatYuan } from '../domain/money.ts';
import { sumsOf, type Block } from '../domain/manuscript.ts';
import { affairsWords } from '../domain/offices.ts';
import { isFigureColumn, openBlock, sectionsOf } from '../notices/affairs-telling.tsx';
import { partsOf } from '../notices/application-telling.tsx';
import type { AffairsContent, ApplicationContent, FinanceContent, WrittenContent } from '../notices/content.ts';
import { noticeHeading, periodWords } from '../notices/words.ts';

/** What a page holds at a size that is read from three metres. */
const mostLetters = 150;
const mostRows = 5;
const mostColumns = 4;
const mostMatters = 8;

export function writtenScreens(content: WrittenContent, aside: Child): Child[] {
  if (content.kind === 'affairs') return affairsScreens(content, aside);
  return [content.kind === 'finance' ? <FinanceScreen content={content} aside={aside} /> : <ApplicationScreen content={content} aside={aside} />];
}

function affairsScreens(content: AffairsContent, aside: Child): Child[] {
  return sectionsOf(content.blocks).slice(0, mostMatters).map(({ heading, parts }) => (
    <main>
      <section>
        <p class="unit">{noticeHeading(content)}</p>
        {heading ? <h2>{heading}</h2> : null}
        <Matter parts={parts.map(openBlock)} board={boardOf(content)} />
        <p class="note">公开期：{periodWords(content)}</p>
      </section>
      {aside}
    </main>
  ));
}

/** The first text and a small table; whatever has no room is on the sheet. */
function Matter({ parts, board }: { parts: readonly Block[]; board: string }) {
  const texts = parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []));
  const tables = parts.flatMap((part) => (part.kind === 'table' ? [part] : []));
  const letters = Array.from(texts.join('　'));
  const table = tables.find(({ head, rows }) => head.length <= mostColumns && rows.length <= mostRows && letters.length <= mostLetters / 2);
  const isWhole = letters.length <= mostLetters && tables.length === (table ? 1 : 0);
  return (
    <>
      <p>{letters.length > mostLetters ? `${letters.slice(0, mostLetters).join('')}……` : letters.join('')}</p>
      {table ? <SmallTable {...table} /> : null}
      {isWhole ? null : <p class="note">全文和表看{board}。</p>}
    </>
  );
}

/** Columns of figures stand on the right, their heads too. */
function SmallTable({ head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] }) {
  const classes = head.map((_, i) => (isFigureColumn(rows, i) ? 'figure' : undefined));
  return <table><tbody>{[head, ...rows].map((row) => <tr>{row.map((cell, i) => <td class={classes[i]}>{cell}</td>)}</tr>)}</tbody></table>;
}

function FinanceScreen({ content, aside }: { content: FinanceContent; aside: Child }) {
  const { openingFen, closingFen, entries } = content.accounts;
  const { incomeFen, expenseFen } = sumsOf(content.accounts);
  return (
    <main>
      <section>
        <h2>{noticeHeading(content)}</h2>
        <dl class="facts">
          <div><dt>上月结余（元）</dt><dd>{formatYuan(openingFen)}</dd></div>
          <div><dt>本月收入（元）</dt><dd>{formatYuan(incomeFen)}</dd></div>
          <div><dt>本月支出（元）</dt><dd>{formatYuan(expenseFen)}</dd></div>
          <div class="sum"><dt>本月结余（元）</dt><dd>{formatYuan(closingFen)}</dd></div>
        </dl>
        <p>{entries.length === 0 ? '本月没有收支。' : `共 ${entries.length} 笔，每一笔看${boardOf(content)}。`}</p>
        <p class="note">公开期：{periodWords(content)}</p>
      </section>
      {aside}
    </main>
  );
}

function ApplicationScreen({ content, aside }: { content: ApplicationContent; aside: Child }) {
  const shown = partsOf(content).filter(({ heading }) => ['谁能领', '领多少', '什么时候截止', '到哪里办'].includes(heading));
  return (
    <main>
      <section>
        <h2>{noticeHeading(content)}</h2>
        <table><tbody>{shown.map(({ heading, lines }) => <tr><td class="ask">{heading}</td><td>{short(lines.map((line) => line.replace(/。$/, '')).join('；'))}</td></tr>)}</tbody></table>
        <p class="note">要带什么、怎么申请，看{boardOf(content)}的明白纸。</p>
      </section>
      {aside}
    </main>
  );
}

/** Where the sheet hangs. */
function boardOf({ village }: WrittenContent): string {
  return `${affairsWords(village.name)}栏`;
}

function short(text: string): string {
  const letters = Array.from(text);
  return letters.length > mostLetters / 3 ? `${letters.slice(0, mostLetters / 3).join('')}……` : text;
}
