// The review page's table of differences: this time, last year, and the programme's other payment of the year.
import { formatYuan } from '../domain/money.ts';
import { DataTable } from '../web/data-table.tsx';
import type { ComparedVillage, Comparison, Side } from './comparison.ts';

export function ComparisonTable({ comparison, year, amount }: { comparison: Comparison; year: number; /** 实发 or 拟发, of this time. */ amount: string }) {
  const { sides, apart, villages } = comparison;
  if (sides.length + apart.length === 0) return <p class="card">{`${year - 1}年没有公开过这个项目，本年也没有别的期次，没有可以比的。`}</p>;
  const label = ({ of, term }: Side) => (of === 'lastYear' ? `${year - 1}年` : term || '本年另一次');
  return (
    <>
      {sides.length > 0 ? <Differences villages={villages} labels={sides.map(label)} amount={amount} /> : null}
      {apart.map((side) => <p class="card">{`${label(side)}的${side.villages}个村（${formatYuan(side.fen)}元）与这一批${side.shared === 0 ? '没有一个相同' : `只有${side.shared}个相同`}，发的是不同的村，不比差额。`}</p>)}
    </>
  );
}

function Differences({ villages, labels, amount }: { villages: readonly ComparedVillage[]; labels: readonly string[]; amount: string }) {
  const number = (said: string) => ({ label: said, isNumber: true });
  const sum = (of: (village: ComparedVillage) => number | null | undefined) => villages.reduce((fen, village) => fen + (of(village) ?? 0), 0);
  const now = sum((village) => village.now);
  const then = (i: number) => sum((village) => village.earlier[i]);
  return (
    <DataTable
      caption={amount === '实发' ? '与往次比较（实发金额，元）' : '与往次比较（本次拟发，往次实发，元）'} columns={[{ label: '村' }, number('本次'), ...labels.flatMap((said) => [number(said), number('差额')])]}
      rows={villages.map((village) => [village.name, figure(village.now), ...village.earlier.flatMap((fen) => [figure(fen), difference(village.now, fen)])])}
      total={['合计', figure(now), ...labels.flatMap((_, i) => [figure(then(i)), difference(now, then(i))])]}
    />
  );
}

function figure(fen: number | null): string {
  return fen === null ? '没有' : formatYuan(fen);
}

function difference(now: number | null, then: number | null) {
  if (now === null) return <strong class="care-word">这次没有</strong>;
  if (then === null) return <strong class="care-word">新增</strong>;
  return now === then ? '不变' : `${now > then ? '+' : '−'}${formatYuan(Math.abs(now - then))}`;
}
