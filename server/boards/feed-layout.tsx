// The frame of every board page: whose it is, one thought, whom to ask, how long it is true.
import type { Child } from 'hono/jsx';
import { affairsWords, governmentWords } from '../domain/offices.ts';
import { inlineStyle } from '../web/document.ts';
import { feedStyle } from './feed-style.ts';

export interface FeedFrame {
  village: string;
  township: string;
  /** 1-based place among all pages of the feed, or of the list that is called so. */
  place: number;
  of: number;
  list?: string;
  /** File names of the page to turn back to, and of the one to turn to after so many seconds; null where only the board knows which they are. */
  round: { before: string; next: string } | null;
  seconds: number;
  /** Null where there are no data. */
  dataUntil: string | null;
  validUntil: string;
  imprint: string;
}

export function FeedPage({ frame, children }: { frame: FeedFrame; children: Child }) {
  const { village, township, place, of, list = '', round, seconds } = frame;
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {round ? <meta http-equiv="refresh" content={`${seconds};url=${round.next}`} /> : null}
        <meta name="robots" content="noindex" />
        <title>{`${village}${affairsWords(village)} ${list}第${place}页`}</title>
        {inlineStyle(feedStyle)}
      </head>
      <body>
        <header><h1>{village} {affairsWords(village)}</h1><span>{governmentWords(township)}　·　{list ? `${list} ` : ''}第 {place} 页 / 共 {of} 页</span></header>
        {children}
        {round && of > 1 ? <nav><a href={round.before}>上一页</a><a href={round.next}>下一页</a></nav> : null}
        <footer>{frame.dataUntil ? <span>数据截止 {frame.dataUntil}</span> : null}<span>有效至 {frame.validUntil}</span><span>{frame.imprint}</span></footer>
      </body>
    </html>
  );
}
