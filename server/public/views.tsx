// The public home page: find your village.
import { Fold, PublicPage } from '../notices/public-layout.tsx';
import type { CatalogueTownship, CatalogueVillage } from './queries.ts';
import { SearchForm } from './search-form.tsx';

export interface HomePageProps {
  county: string;
  /** What was searched for; null where no server answers a search. */
  word: string | null;
  townships: readonly CatalogueTownship[];
  /** Townships that are called so, with their other villages. */
  named?: readonly CatalogueTownship[];
  /** Whether all villages are there. */
  isWhole?: boolean;
}

export function HomePage({ county, word, townships, named = [], isWhole = false }: HomePageProps) {
  const isSearch = word !== null && word !== '';
  const found = villagesIn(townships) > 0 ? townships : named;
  const heading = !isSearch ? '惠民惠农补贴 村村公开' : found.length === 0 ? '没有找到这个村' : `${isWhole ? `${county}有` : '找到'} ${villagesIn(found)} 个村`;
  return (
    <PublicPage title={isSearch ? heading : '政府信息公开'} above={county || '明白栏'} heading={heading} home={isSearch} isLasting={!isSearch}>
      {word === null ? null : <SearchForm word={word} />}
      {found.length > 0 ? <List townships={found} isOpen={(isSearch && !isWhole) || found.length === 1} /> : <Nothing word={word ?? ''} />}
      {found === townships && named.length > 0 ? <><p>乡镇名里有“{word}”的，点开看它的其他村：</p>{named.map((township) => <Township township={township} isOpen={false} />)}</> : null}
      {word === null || isSearch ? null : <p><a href="/catalogue">公开目录：有哪些补贴，怎样申请，问谁</a></p>}
    </PublicPage>
  );
}

function villagesIn(townships: readonly CatalogueTownship[]): number {
  return townships.reduce((sum, { villages }) => sum + villages.length, 0);
}

function List({ townships, isOpen }: { townships: readonly CatalogueTownship[]; isOpen: boolean }) {
  return (
    <>
      <p>{isOpen ? '' : '也可以点开乡镇找村。'}村名后面是正在公开的项数，没有数字的现在没有。</p>
      {townships.map((township) => <Township township={township} isOpen={isOpen} />)}
    </>
  );
}

function Township({ township: { name, villages }, isOpen }: { township: CatalogueTownship; isOpen: boolean }) {
  return (
    <Fold title={name} note={`${villages.length} 个村`} isOpen={isOpen}>
      <ul class="villages">
        {villages.map((village) => <li>{village.hasPage ? <Village village={village} /> : village.name}</li>)}
      </ul>
    </Fold>
  );
}

function Village({ village: { code, name, notices } }: { village: CatalogueVillage }) {
  return <a href={`/v/${code}`}>{name}{notices > 0 ? <small>{notices} 项</small> : null}</a>;
}

function Nothing({ word }: { word: string }) {
  if (!word) return <p>还没有录入村庄。</p>;
  return (
    <>
      <p class="status old"><strong>村名册里没有“{word}”。</strong></p>
      <ul>
        <li>只写村名里最特别的一两个字，例如“北洛”，不写“村委会”“居委会”。</li>
        <li>同音字、繁体字容易写错，请换一个字再试。</li>
        <li>不记得村名的写法，先找乡镇：<a href="/">看全部乡镇和村</a>。</li>
      </ul>
    </>
  );
}
