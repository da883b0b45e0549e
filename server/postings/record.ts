// The posting record of one sheet, to print, sign and keep with the material.
import { renderPostingRecord } from '../../print-templates/index.tsx';
import type { Deps } from '../deps.ts';
import { affairsWords, committeeWords, supervisorsWords } from '../domain/offices.ts';
import { chinaDate, today } from '../domain/period.ts';
import { actWords } from '../domain/posting.ts';
import { listedWords } from '../notices/notices-page.tsx';
import { standingOf, type PostedNotice, type Posting } from './queries.ts';

/** `early`: what ended its time before the last day; null where nothing did. */
export async function postingRecordPage({ uploads }: Pick<Deps, 'uploads'>, notice: PostedNotice, postings: readonly Posting[], early: string | null): Promise<string> {
  const [up, down] = [standingOf(postings, 'up'), standingOf(postings, 'down')];
  const standing = [up, down].filter((posting) => posting !== undefined);
  const photos = await Promise.all(standing.map(async (posting) => ({
    caption: `${chinaDate(posting.day)}${actWords[posting.act]}`, source: `data:${posting.photoType};base64,${(await uploads.get(posting.photo)).toString('base64')}`,
  })));
  const fact = (label: string, value: string) => ({ label, value });
  return renderPostingRecord({
    title: notice.village, subtitle: '张贴记录', banner: affairsWords(notice.village), number: notice.number, photos,
    facts: [
      fact('公开内容', listedWords(notice)), fact('公开编号', `${notice.number} 第${notice.edition}版`), fact('张贴地点', up?.place ?? ''),
      fact('开始张贴', up ? chinaDate(up.day) : ''), fact('公开到', untilWords(notice, early)), fact(early === null ? '到期取下' : '取下', down ? chinaDate(down.day) : ''),
      fact('系统确认', standing.map(({ act, by, confirmedAt }) => `${actWords[act]}：${by}，${chinaDate(today(confirmedAt))}`).join('；')),
    ],
    signers: ['张贴人', '见证人（村民代表）', supervisorsWords(notice.village), `${committeeWords(notice.village)}负责人`],
    qrUrl: null, address: null, askText: null, phone: null, seal: [], notes: [], remarks: [],
  });
}

function untilWords({ lastDay }: PostedNotice, early: string | null): string {
  const day = lastDay ? chinaDate(lastDay) : '';
  return early === null ? day : `${day && `原定${day}，`}${early}`;
}
