// Tells handouts in kind (seed, fertiliser, coal), which have a quantity of goods and no money.
import type { Column } from './header.ts';
import { columnText } from './header-text.ts';
import { compact } from './text.ts';

const goods = /^(?:供|领|发|配|受|送)(?:种|肥|苗|煤|粮|油|药|膜)|(?:种子|种苗|种薯|化肥|肥料|农药|地膜|农膜|苗木|鸡苗|鱼苗|物资|大米|面粉|食用油|棉被|煤炭|慰问品).{0,6}(?:数|量|袋|斤|吨|株|只)|^(?:发放|领取|领用|配送)(?:数量|物资)$/;
const unit = /[(（](?:公斤|千克|kg|斤|吨|袋|桶|箱|株|棵|只|头|尾|床|份)[)）]/i;

/** The first column that counts goods; undefined when none does. */
export function inKindColumn(columns: readonly Column[]): Column | undefined {
  return columns.find(({ parts }) => goods.test(columnText(parts.at(-1) ?? '')) || unit.test(compact(parts.join(''))));
}
