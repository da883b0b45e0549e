// The public home page: find your village.
import { PublicPage, Section } from '../notices/public-layout.tsx';
import type { CatalogueTownship } from './queries.ts';

/** `word` is what was searched for; null where no server answers a search. */
export function HomePage({ word, townships }: { word: string | null; townships: readonly CatalogueTownship[] }) {
  const county = townships[0]?.county ?? '';
  return (
    <PublicPage title="政府信息公开" above={county || '明白栏'} heading="惠民惠农补贴 村村公开" home={Boolean(word)}>
      {word === null ? null : <Search word={word} />}
      {word === null ? null : <p><a href="/catalogue">公开目录：有哪些补贴，怎样申请，问谁</a></p>}
      {townships.length === 0 ? <p>{word ? `没有找到“${word}”。请只写村名里的一两个字再试，或看全部村。` : '还没有录入村庄。'}</p> : null}
      {townships.map((township) => (
        <Section title={township.name}>
          <ul class="villages">
            {township.villages.map((village) => (
              <li>{village.notices > 0 ? <a href={`/v/${village.code}`}>{village.name}<small>{village.notices} 项</small></a> : <span>{village.name}</span>}</li>
            ))}
          </ul>
        </Section>
      ))}
    </PublicPage>
  );
}

function Search({ word }: { word: string }) {
  return (
    <form method="get" action="/" role="search">
      <label for="q">找您的村，写村名里的一两个字</label>
      <div class="search">
        <input id="q" name="q" type="text" value={word} maxlength={40} autocomplete="off" />
        <button type="submit">查找</button>
      </div>
    </form>
  );
}
