// What each village gets, before and after submission.
import { formatCount, formatQuantity, formatYuan } from '../domain/money.ts';
import { programmeOf } from '../domain/programmes.ts';
import { DataTable } from '../web/data-table.tsx';
import { listWords } from './list-kind.ts';
import type { Batch } from './queries.ts';

export interface VillageSum { name: string; township: string; payments: number; fen: number; areaUnits: number | null; /** How far it has been told. */ told?: string }

// A county's two hundred villages would stand between a clerk and the next step.
const mostOpen = 40;

/** `areaUnits` of the villages is in 1/10000 of the unit of the programme, which may be unknown yet. */
export function VillageTable({ villages, batch: { programme, list } }: { villages: readonly VillageSum[]; batch: Pick<Batch, 'programme' | 'list'> }) {
  if (villages.length === 0) return null;
  const { name, unit } = programmeOf(programme)?.unitWords.quantity ?? { name: '面积', unit: '亩' };
  const isTold = villages.some((village) => village.told !== undefined);
  const hasArea = villages.some((village) => village.areaUnits !== null);
  const number = (label: string) => ({ label, isNumber: true });
  const columns = [{ label: '村' }, { label: '乡镇' }, number('笔数'), ...(hasArea ? [number(`${name}（${unit}）`)] : []), number(`${listWords[list].amount}金额（元）`), ...(isTold ? [{ label: '公开' }] : [])];
  const areaOf = (units: number | null) => (hasArea ? [units === null ? '' : formatQuantity(units, unit)] : []);
  const payments = villages.reduce((sum, village) => sum + village.payments, 0);
  const areaUnits = villages.reduce((sum, village) => sum + (village.areaUnits ?? 0), 0);
  const fen = villages.reduce((sum, village) => sum + village.fen, 0);
  const caption = `各村合计（${villages.length} 个村）`;
  const table = (
    <DataTable
      caption={caption} columns={columns}
      rows={villages.map((village) => [village.name, village.township, formatCount(village.payments), ...areaOf(village.areaUnits), formatYuan(village.fen), ...(isTold ? [village.told ?? ''] : [])])}
      total={['合计', '', formatCount(payments), ...areaOf(areaUnits), formatYuan(fen), ...(isTold ? [''] : [])]}
    />
  );
  if (villages.length <= mostOpen) return table;
  return <details class="card"><summary>{`${caption}：${formatCount(payments)} 笔，${listWords[list].amount} ${formatYuan(fen)} 元`}</summary>{table}</details>;
}
