// Blocks of one sheet that by their own titles are of another programme or year than the table.
import type { Seen, Watch } from './column-findings.ts';
import { finding } from './finding.ts';
import { programmeByCode } from './programmes/index.ts';
import { quoted } from './text.ts';
import { readTitle } from './title.ts';

export function watchBlocks({ setting: { sheet }, title, findings }: Seen): Watch {
  return {
    say({ words, count }) {
      for (const { row, cells, at, isFooter } of words) {
        if (isFooter || at >= count) continue;
        const line = cells.filter((cell) => !/月.{1,3}日/.test(cell));
        const { programme, year } = readTitle(line, null);
        const said = quoted(line.join(' ').trim());
        if (differs(programme, title.programme)) findings.push(finding('programme-differs', { sheet, row }, `${said}下面的行像是另一个补贴项目，表的标题写的是“${programmeByCode(title.programme ?? '')?.name ?? ''}”。`));
        else if (differs(year, title.year)) findings.push(finding('year-differs', { sheet, row }, `${said}下面的行是 ${year} 年的，表的标题写的是 ${title.year} 年。`));
      }
    },
  };
}

function differs<T>(own: T | null, above: T | null): boolean {
  return own !== null && above !== null && own !== above;
}
