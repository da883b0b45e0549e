// The review page's table of differences: this time, last year, and the programme's other payment of the year.
import { formatYuan } from '../domain/money.ts';
import { DataTable } from '../web/data-table.tsx';
import type { ComparedVillage, Comparison } from './comparison.ts';

export function ComparisonTable({ comparison, year, amount }: { comparison: Comparison; year: number; /** 实发 or 拟发, of this time. */ amount: string }) {
  const { siblingTerm, hasLastYear, villages } = comparison;
  if (!hasLastYear && siblingTerm === null) return <p class="card">{`${year - 1}年没有公开过这个项目，本年也没有别的期次，没有可以比的。`}</p>;
  const sides = [
    ...(hasLastYear ? [{ label: `${year - 1}年`, of: (village: ComparedVillage) => village.lastYear }] : []),
    ...(siblingTerm === null ? [] : [{ label: siblingTerm || '本年另一次', of: (village: ComparedVillage) => village.sibling }]),
  ];
  const number = (label: string) => ({ label, isNumber: true });
  const sum = (of: (village: ComparedVillage) => number | null) => villages.reduce((fen, village) => fen + (of(village) ?? 0), 0);
  const now = sum((village) => village.now);
  return (
    <DataTable
      caption={amount === '实发' ? '与往次比较（实发金额，元）' : '与往次比较（本次拟发，往次实发，元）'} columns={[{ label: '村' }, number('本次'), ...sides.flatMap(({ label }) => [number(label), number('差额')])]}
      rows={villages.map((village) => [village.name, figure(village.now), ...sides.flatMap(({ of }) => [figure(of(village)), difference(village.now, of(village))])])}
      total={['合计', figure(now), ...sides.flatMap(({ of }) => [figure(sum(of)), difference(now, sum(of))])]}
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
