// What stands where a page was taken down: that it is being checked, and whom to ask.
import { affairsWords } from '../domain/offices.ts';
import { Contact, PublicPage } from '../notices/public-layout.tsx';
import type { ListedAlert } from './queries.ts';

export function TakenDownPage({ village, township, phone, office, hours }: ListedAlert) {
  return (
    <PublicPage title="暂时撤下" above={`${township} · ${village} · ${affairsWords(village)}`} heading="本页正在核对，暂时撤下">
      <p class="status old"><strong>核对完就会重新公开。</strong></p>
      <p>墙上张贴的公开表照常有效。</p>
      <Contact phone={phone} office={office} hours={hours} village={village} />
    </PublicPage>
  );
}
