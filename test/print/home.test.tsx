// The public home page on paper: what is folded on a telephone is unfolded.
import { expect, test } from 'vitest';
import { HomePage as OfflineHomePage } from '../../server/cli/home-page.tsx';
import { pdfText } from '../../server/pdf/text.ts';
import { HomePage } from '../../server/public/views.tsx';
import { htmlDocument } from '../../server/web/document.ts';
import { editionOf } from '../support/offline.ts';
import { sharedRenderer } from './printer.ts';

const renderer = sharedRenderer();
const village = (name: string) => ({ code: '370405102214', name, notices: 1, hasPage: true });

test('the villages of a township that is folded are printed', async () => {
  const townships = [{ code: '370405102', name: '泥沟镇', county: '台儿庄区', villages: [village('北洛村')] }, { code: '370405103', name: '涧头集镇', county: '台儿庄区', villages: [village('某某村')] }];
  const [text] = await pdfText(await renderer().pdf(htmlDocument(<HomePage county="台儿庄区" word={null} townships={townships} />)));
  expect(text).toContain('北洛村');
  expect(text).toContain('某某村');
});

test('without a server a county is folded by township as well, one township alone is not', () => {
  const edition = editionOf('村名,姓名,实发金额（元）\n北洛村,村民甲,150', 'reservoir-resettlement');
  const elsewhere = { ...edition, content: { ...edition.content, township: '涧头集镇' } };
  const folds = (...editions: (typeof edition)[]) => htmlDocument(<OfflineHomePage editions={editions} />).match(/<details[^>]*>/g);
  expect([folds(edition, elsewhere), folds(edition, edition)]).toEqual([['<details>', '<details>'], ['<details open="">']]);
});
