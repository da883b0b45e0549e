// The frame of every page the public reads: readable on a small phone, complete without script, nothing from elsewhere.
import type { Child } from 'hono/jsx';
import { committeeShort } from '../domain/offices.ts';
import { inlineStyle } from '../web/document.ts';
import { iconAddress } from '../web/icon.ts';
import { publicStyle } from './public-style.ts';

export interface PublicPageProps { title: string; above: string; heading: Child; children: Child; /** Whether to lead on to the home page. */ home?: boolean; /** Whether search engines may keep it: not what is public for a time. */ isLasting?: boolean }

export function PublicPage({ title, above, heading, children, home = true, isLasting = false }: PublicPageProps) {
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {isLasting ? null : <meta name="robots" content="noindex" />}
        <link rel="icon" href={iconAddress} />
        <title>{`${title} - 明白栏`}</title>
        {inlineStyle(publicStyle)}
      </head>
      <body>
        <header><p>{above}</p><h1>{heading}</h1></header>
        <main>{children}</main>
        <footer>
          <p>本页只供查看，不收费，不要身份证号、银行卡号、验证码。</p>
          {home ? <p><a href="/">找别的村</a></p> : null}
        </footer>
      </body>
    </html>
  );
}

export function Section({ title, children }: { title: string; children: Child }) {
  return <section><h2>{title}</h2>{children}</section>;
}

/** Folded until somebody wants it, so that a county's villages stay short on a telephone; without script. */
export function Fold({ title, note, isOpen, children }: { title: string; note: string; isOpen: boolean; children: Child }) {
  return <details open={isOpen}><summary><h2>{title}</h2><span>{note}</span></summary>{children}</details>;
}

export function Facts({ facts }: { facts: readonly (readonly [label: string, value: Child])[] }) {
  return <dl>{facts.map(([label, value]) => <div><dt>{label}</dt><dd>{value}</dd></div>)}</dl>;
}

/** An extension is for the person to ask for. */
export function dialled(phone: string): string {
  return `tel:${phone.replace(/转.*$/, '').replace(/[^\d+]/g, '')}`;
}

export interface ContactProps { phone: string | null; office: string | null; hours: string | null; village: string }

export function Contact({ phone, office, hours, village }: ContactProps) {
  return (
    <Section title="有问题找谁">
      {phone ? <p><a class="button" href={dialled(phone)}><span class="whole">打电话</span> <span class="whole">{phone}</span></a></p> : null}
      <p>{phone ? '也可以到' : '请到'}{office || committeeShort(village)}当面问{office && hours ? `（${hours}）` : ''}。</p>
    </Section>
  );
}
