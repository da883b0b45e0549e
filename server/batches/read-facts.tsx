// What was read from the file, whether its own totals add up, and what the clerk stated with it.
import type { CheckReport, ControlTotal } from '../../importers/index.ts';
import { formatCount, formatYuan } from '../domain/money.ts';
import { chinaDate } from '../domain/period.ts';
import type { LeftOut } from './check-order.ts';
import { FactList } from '../web/components.tsx';
import { listWords } from './list-kind.ts';
import type { Batch } from './queries.ts';

interface Fact { label: string; value: string; tone?: 'good' | 'bad' }

const encodings = { 'utf-8': 'UTF-8', gb18030: 'GB18030（国标）', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16' } as const;
const formats = { csv: 'CSV 表格', xlsx: 'Excel（xlsx）', xls: 'Excel 97（xls）', ods: 'ODS 表格', html: '网页', pdf: 'PDF', image: '图片', archive: '压缩包', document: '文字或演示文件', xlsb: 'Excel（xlsb）', json: '程序数据（JSON）' } as const;

export function ReadFacts({ report, leftOut, villages, batch: { list, paidOn, basis } }: { report: Omit<CheckReport, 'findings'>; leftOut: LeftOut; /** How many will be told. */ villages: number; batch: Pick<Batch, 'list' | 'paidOn' | 'basis'> }) {
  const { format, encoding } = report.file;
  const headerRow = report.sheets.find((sheet) => sheet.role === 'data')?.headerRow;
  const { data, accepted, excluded, blocked } = report.rows;
  return (
    <section class="card">
      <h2>读到的内容</h2>
      <FactList facts={[
        { label: '格式', value: format ? formats[format] : '认不出' },
        ...(encoding ? [{ label: '编码', value: encodings[encoding] }] : []),
        ...(headerRow ? [{ label: '表头在第', value: `${headerRow} 行` }] : []),
        { label: '数据', value: `${formatCount(data)} 行 · ${formatCount(villages)} 个村` },
        { label: '可以用的', value: `${formatCount(accepted)} 行` },
        ...(excluded > leftOut.count ? [{ label: '没发成的', value: `${formatCount(excluded - leftOut.count)} 行` }] : []),
        ...(leftOut.count > 0 ? [{ label: '不采用的', value: `${formatCount(leftOut.count)} 行 · ${formatYuan(leftOut.fen)} 元` }] : []),
        ...(blocked > 0 ? [{ label: '要改的', value: `${formatCount(blocked)} 行`, tone: 'bad' as const }] : []),
        ...(report.totals.people !== null ? [{ label: '人数', value: formatCount(report.totals.people) }] : []),
        { label: `${listWords[list].amount}金额`, value: `${formatYuan(report.totals.fen)} 元${blocked > 0 ? `，另有 ${formatCount(blocked)} 行要改，没有算进来` : ''}` },
        ...report.controlTotals.flatMap(controlFacts),
        ...(list === 'proposal' ? [] : [{ label: '发放日期', value: paidOn ? chinaDate(paidOn) : '没有填' }]),
        { label: '依据', value: basis || '没有填' },
      ]} />
    </section>
  );
}

function controlFacts({ label: said, stated, computed, matches }: ControlTotal): Fact[] {
  const label = `表内${said.replace(/\s/g, '')}`;
  if (matches) return [{ label, value: '相符 ✓', tone: 'good' }];
  const difference = stated.fen !== null && computed.fen !== null ? Math.abs(stated.fen - computed.fen) : 0;
  return [{ label, value: difference > 0 ? `相差 ${formatYuan(difference)} 元` : '对不上', tone: 'bad' }];
}
