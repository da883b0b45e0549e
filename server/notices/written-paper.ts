// The edges of a sheet that somebody wrote: whose it is, where to look it up, who answers for it, what proves it.
import type { FlowEdges, FlowPaper, PaperName } from '../../print-templates/index.tsx';
import { shortHash } from '../domain/notice-number.ts';
import { affairsWords, committeeWords, financeWords, governmentWords, supervisorsWords } from '../domain/offices.ts';
import { chinaDate } from '../domain/period.ts';
import type { WrittenContent } from './content.ts';
import { correctionWords } from './correction-words.ts';
import type { Imprint } from './paper.ts';
import { filesBeside } from './pictures.ts';
import { askWords, caution, periodWords } from './words.ts';

export const writtenPapers: readonly FlowPaper[] = ['a4', 'a3'];

export function flowPaper(paper: PaperName = 'a4'): FlowPaper {
  return paper === 'a3' ? 'a3' : 'a4';
}

/** `imprint` null: not approved yet, so that nothing leads to it. */
export function writtenEdges(content: WrittenContent, imprint: Imprint | null): FlowEdges {
  const address = imprint?.baseUrl ? `${imprint.baseUrl}/n/${content.number}` : null;
  return {
    banner: bannerOf(content),
    number: `公开编号　${content.number}　第${content.edition}版`,
    remarks: [`公开期：${periodWords(content)}`, ...(content.correction ? [correctionWords(content.correction)] : [])],
    qrUrl: address && `${address}/${content.edition}`,
    address: address && address.replace(/^https?:\/\//, ''),
    askText: askWords(content),
    phone: content.contact.phone,
    seal: sealOf(content),
    notes: [imprint ? `校验 ${shortHash(imprint.hash)}` : '校验 待审核', ...(imprint?.witness ? [`存证 ${imprint.witness}`] : []), ...(imprint?.baseUrl ? [caution] : [])],
  };
}

/** What stands under the text: the documents it rests on, and the files that belong to it. */
export function closingLines(content: WrittenContent): string[] {
  const { basis, village } = content;
  const attachments = filesBeside(content);
  return [
    ...(basis ? [`依据：${basis.replace(/。$/, '')}。`] : []),
    ...(attachments.length > 0 ? [`附件${attachments.length}个：${attachments.map(({ name }) => name).join('、')}。可到${committeeWords(village.name)}查阅。`] : []),
  ];
}

function bannerOf({ kind, village: { name } }: WrittenContent): string {
  if (kind === 'application') return '政府信息公开 · 申报信息';
  return affairsWords(name) + (kind === 'finance' ? ` · ${financeWords(name)}` : '');
}

function sealOf({ kind, township, village, publishedBy, reviewedBy, firstDay }: WrittenContent): string[] {
  const names = `经办：${publishedBy || '______'}　审核：${reviewedBy || '______'}`;
  if (kind === 'application') return [`${governmentWords(township)}（盖章）`, names, chinaDate(firstDay)];
  return [`${committeeWords(village.name)}（盖章）`, `${supervisorsWords(village.name)}：________`, names, chinaDate(firstDay)];
}
