// What each village gets, before and after submission.
import { formatArea, formatCount, formatYuan } from '../domain/money.ts';
import { DataTable } from '../web/data-table.tsx';

export interface VillageSum { name: string; township: string; payments: number; fen: number; areaUnits: number | null }

export function VillageTable({ villages }: { villages: readonly VillageSum[] }) {
  if (villages.length === 0) return null;
  const hasArea = villages.some((village) => village.areaUnits !== null);
  const number = (label: string) => ({ label, isNumber: true });
  const columns = [{ label: '村' }, { label: '乡镇' }, number('笔数'), ...(hasArea ? [number('面积（亩）')] : []), number('实发金额（元）')];
  const areaOf = (units: number | null) => (hasArea ? [units === null ? '' : formatArea(units)] : []);
  const payments = villages.reduce((sum, village) => sum + village.payments, 0);
  const areaUnits = villages.reduce((sum, village) => sum + (village.areaUnits ?? 0), 0);
  const fen = villages.reduce((sum, village) => sum + village.fen, 0);
  return (
    <DataTable
      caption={`各村合计（${villages.length} 个村）`} columns={columns}
      rows={villages.map((village) => [village.name, village.township, formatCount(village.payments), ...areaOf(village.areaUnits), formatYuan(village.fen)])}
      total={['合计', '', formatCount(payments), ...areaOf(areaUnits), formatYuan(fen)]}
    />
  );
}
