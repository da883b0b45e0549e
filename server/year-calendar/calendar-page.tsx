// The years whose holidays are known, the form for another, and the picture of a year before it is entered.
import { addDays } from '../domain/day.ts';
import type { HolidayOrder } from '../domain/holiday-orders.ts';
import { ErrorSummary, Field, FactList, TextArea, type FieldError } from '../web/components.tsx';

export interface CalendarPageProps {
  carried: readonly string[]; entered: readonly string[]; mayEnter: boolean;
  typed: Readonly<Record<string, string>>; errors: readonly FieldError[];
  /** What was read of the text, to be looked at and confirmed. */
  preview: { year: string; order: HolidayOrder; seen: string } | null;
  /** A year that was entered, to be held against the order once more. */
  open: { year: string; order: HolidayOrder } | null;
}

export function CalendarPage({ carried, entered, mayEnter, typed, errors, preview, open }: CalendarPageProps) {
  return (
    <>
      <h1>放假安排</h1>
      <section class="card narrow">
        <p class="hint">公开期按工作日算，要知道每年哪天放假、哪天调休上班。没有某一年的安排，算到那一年的公开表就不能审核通过。</p>
        <FactList facts={[{ label: '随软件带的', value: `${carried[0] ?? ''}年到${carried.at(-1) ?? ''}年` }, { label: '录入的', value: entered.length > 0 ? entered.map((year, i) => <>{i > 0 ? '、' : ''}<a href={`/desk/calendar?year=${year}`}>{`${year}年`}</a></>) : '没有' }]} />
      </section>
      {open ? <section class="card"><h2>{`${open.year}年：录入的${countWords(open)}`}</h2><Months {...open} /></section> : null}
      <ErrorSummary errors={errors} />
      {preview ? <Preview {...preview} text={typed['text'] ?? ''} /> : null}
      {mayEnter ? <Enter typed={typed} errors={errors} isAgain={preview !== null} /> : null}
    </>
  );
}

function Enter({ typed, errors, isAgain }: { typed: Readonly<Record<string, string>>; errors: readonly FieldError[]; isAgain: boolean }) {
  return (
    <form method="post" action="/desk/calendar" class="card">
      <h2>{isAgain ? '读得不对，改了再看' : '录入一年'}</h2>
      <Field name="year" label="哪一年" value={typed['year'] ?? ''} errors={errors} maxlength={4} required />
      <TextArea name="text" label="国务院办公厅通知的正文" hint="从“一、元旦”到“七、国庆节”，整段粘贴过来。同一年再录一次，以后一次为准。" value={typed['text']} errors={errors} rows={8} maxlength={4000} required />
      <button type="submit" class={isAgain ? 'second' : undefined}>先看一看</button>
    </form>
  );
}

function Preview({ year, order, seen, text }: NonNullable<CalendarPageProps['preview']> & { text: string }) {
  return (
    <section class="todo care">
      <h2>{`${year}年：${countWords({ year, order })}。请对照通知看一遍`}</h2>
      <Months year={year} order={order} />
      <form method="post" action="/desk/calendar">
        <input type="hidden" name="year" value={year} /><input type="hidden" name="text" value={text} /><input type="hidden" name="seen" value={seen} />
        <button type="submit">与通知一致，录入</button>
      </form>
    </section>
  );
}

interface Year { year: string; order: HolidayOrder }

function countWords({ year, order }: Year): string {
  const inYear = (days: readonly string[]) => days.filter((day) => day.startsWith(year)).length;
  return `放假 ${inYear(order.holidays)} 天，调休上班 ${inYear(order.workdays)} 天`;
}

function Months({ year, order }: Year) {
  return <div class="months">{Array.from({ length: 12 }, (_, month) => <Month year={year} month={month + 1} order={order} />)}</div>;
}

/** Monday first; 休 and 班 in words, the colour only repeats them. */
function Month({ year, month, order }: { year: string; month: number; order: HolidayOrder }) {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const blanks = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const days: string[] = [];
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) days.push(day);
  const cells = [...Array.from({ length: blanks }, () => null), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, i) => Array.from({ length: 7 }, (_none, at) => cells[i * 7 + at] ?? null));
  return (
    <table class="month">
      <caption>{`${month}月`}</caption>
      <thead><tr>{Array.from('一二三四五六日', (name) => <th scope="col">{name}</th>)}</tr></thead>
      <tbody>{weeks.map((week) => <tr>{week.map((day) => <Day day={day} order={order} />)}</tr>)}</tbody>
    </table>
  );
}

function Day({ day, order }: { day: string | null; order: HolidayOrder }) {
  if (day === null) return <td></td>;
  const [isOff, isWorked] = [order.holidays.includes(day), order.workdays.includes(day)];
  return <td class={isOff ? 'off' : isWorked ? 'worked' : undefined}>{`${Number(day.slice(8))}${isOff ? '休' : isWorked ? '班' : ''}`}</td>;
}
