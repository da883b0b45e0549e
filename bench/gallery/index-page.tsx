// The page of the gallery: every picture at the size of its paper, with the file it was taken from.
import { renderToString } from 'hono/jsx/dom/server';
import type { Entry } from './entry.ts';

export type Shown = {
  readonly entry: Entry;
  readonly file: string;
  readonly pages: number;
  readonly pictures: readonly { readonly file: string; readonly width: number; readonly height: number }[];
};

export function galleryPage(shown: readonly Shown[]): string {
  return `<!DOCTYPE html>${renderToString(
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>样张</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <h1>样张</h1>
        <p>内容都是编的。纸面按原大显示（浏览器缩放 100%）。</p>
        <nav><ul>{shown.map(({ entry }) => <li><a href={`#${entry.name}`}>{entry.title}</a></li>)}</ul></nav>
        {shown.map((one) => <Section shown={one} />)}
      </body>
    </html>,
  )}`;
}

function Section({ shown: { entry, file, pages, pictures } }: { shown: Shown }) {
  return (
    <section id={entry.name}>
      <h2>{entry.title}</h2>
      <p><a href={file}>{file}</a>{pages > pictures.length && `　共 ${pages} 张，只显示 ${pictures.length} 张`}</p>
      {entry.kind === 'text' && <pre>{entry.text}</pre>}
      <div>{pictures.map((picture) => <img src={picture.file} width={picture.width} height={picture.height} alt={entry.title} loading="lazy" />)}</div>
    </section>
  );
}

const style = `
body { margin: 24px; font: 16px/1.6 "Noto Sans SC", sans-serif; color: #1c1a17; background: #e8e4db }
nav ul { columns: 3 }
section { margin-top: 40px; border-top: 2px solid }
section div { display: flex; flex-wrap: wrap; gap: 16px }
pre { font: inherit; white-space: pre-wrap }
img { background: #fff }
`;
