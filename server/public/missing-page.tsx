// What a villager meets at an address that leads nowhere: what may be wrong with it, and the way to the own village.
import { PublicPage, Section } from '../notices/public-layout.tsx';
import { SearchForm } from './search-form.tsx';

export interface MissingPageProps {
  /** Null where a static server answers for every address. */
  path: string | null;
  /** Where the number of a notice names one of ours. */
  village?: { code: string; name: string } | undefined;
}

export function MissingPage({ path, village }: MissingPageProps) {
  const { heading, said } = wordsFor(path ?? '');
  return (
    <PublicPage title={heading} above="村务公开" heading={heading}>
      <p class="status old"><strong>{said}</strong></p>
      {village ? <p><a class="button" href={`/v/${village.code}`}>看{village.name}的全部公开</a></p> : null}
      <Section title="找您的村">{path === null ? <p><a class="button" href="/">从首页找</a></p> : <SearchForm word="" />}</Section>
      <p>还是找不到，请照公开表上的电话打给乡镇，或者问村委会。</p>
    </PublicPage>
  );
}

function wordsFor(path: string): { heading: string; said: string } {
  if (/^\/(?:v|feeds)\//.test(path)) return { heading: '没有找到这个村', said: '网址里的村编号不在村名册里，请对照公开表一位一位核对。' };
  if (path.startsWith('/n/')) return { heading: '没有找到这份公开表', said: '没有这个公开编号，请对照公开表上印的，一位一位核对。' };
  return { heading: '没有这个页面', said: '请检查网址是不是抄全了，或者从下面找您的村。' };
}
