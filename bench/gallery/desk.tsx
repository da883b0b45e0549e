// Pages of the desk that are made for a telephone, as the village committee sees them.
import { readFileSync } from 'node:fs';
import type { Child } from 'hono/jsx';
import { broadcast } from '../../print-templates/index.tsx';
import { ProposalBox, type Waiting } from '../../server/catalogue/document-proposal.tsx';
import { DocumentPage } from '../../server/catalogue/documents-page.tsx';
import type { StoredDocument } from '../../server/catalogue/documents.ts';
import { NoticesPage } from '../../server/notices/notices-page.tsx';
import { PapersPage } from '../../server/notices/papers-page.tsx';
import { PrintRunBox } from '../../server/notices/print-run-box.tsx';
import { BoardKeyPage, BoardsPage } from '../../server/boards/key-page.tsx';
import { PostingPage } from '../../server/postings/posting-page.tsx';
import { PostingsPage } from '../../server/postings/postings-page.tsx';
import type { PostedNotice } from '../../server/postings/queries.ts';
import { styleSheet } from '../../server/web/assets.ts';
import { htmlDocument } from '../../server/web/document.ts';
import { Page } from '../../server/web/layout.tsx';
import { CalendarPage } from '../../server/year-calendar/calendar-page.tsx';
import type { Entry } from './entry.ts';

const telephone = { width: 360, height: 1300 };
const desk = { width: 1280, height: 900 };
const now = new Date('2026-06-25T02:00:00Z');
const css = readFileSync(new URL('../../server/web/assets/desk.css', import.meta.url), 'utf8');

const text = { number: '台财农〔2026〕15号', kind: 'fund', title: '关于下达2026年耕地地力保护补贴资金的通知', issuedOn: '2026-03-05', amountFen: 123_456_780, programmes: ['farmland-fertility'], standing: 'in-force', address: '' } as const;
const waitingDocument: StoredDocument = { ...text, programmes: [...text.programmes], id: '1', office: '370405102', numberKey: '', sha256: 'a', bytes: 1, savedBy: '1', savedAt: now, state: 'published', proposal: null, publishedBy: null, publishedAt: null };
const waitingText: Waiting = { text: { ...text, programmes: [...text.programmes], title: '关于下达2026年中央耕地地力保护补贴资金的通知' }, file: { sha256: 'b', bytes: 1 }, by: '1', at: now.toISOString(), byName: '李明', mayPublish: true, mayDiscard: true };

export function deskEntries(): Entry[] {
  const filter = { source: '', programme: '', township: '', village: '' };
  const listed = [1, 2, 3].map((seq) => ({ ...noticeOf(seq, null), postedOn: seq === 2 ? '2026-06-23' : null, villageCode: `37040510221${seq}`, village: ['北洛村', '兰城村', '大北洛村'][seq - 1] ?? '' }));
  const notices = [noticeOf(1, null), noticeOf(2, '2026-06-23'), noticeOf(3, null)];
  const waiting = <PostingPage notice={noticeOf(1, null)} postings={[]} period="自张贴之日起7个工作日" now={now} mayConfirm errors={[]} typed={{}} />;
  const order = { holidays: ['2027-01-01', '2027-02-05', '2027-02-08', '2027-02-09', '2027-10-01', '2027-10-04'], workdays: ['2027-02-14'] };
  const calendar = <CalendarPage carried={['2004', '2026']} entered={[]} mayEnter typed={{ year: '2027', text: '一、元旦：…' }} errors={[]} preview={{ year: '2027', order, seen: '-' }} open={null} />;
  return [
    screen('posting', '村里拍照确认', waiting, telephone),
    screen('postings-village', '村里的张贴', <PostingsPage notices={notices} now={now} isVillage isCounty={false} />, telephone),
    screen('postings-township', '乡镇的张贴', <PostingsPage notices={notices} now={now} isVillage={false} isCounty />, desk),
    screen('boards', '公开屏', <BoardsPage villages={[{ code: '370405102214', name: '北洛村', keys: 1, pages: 9 }, { code: '370405102215', name: '兰城村', keys: 2, pages: 0 }]} typed={{}} errors={[]} />, desk),
    screen('board-key', '公开屏的密钥', <BoardKeyPage village="北洛村" code="370405102214" shown={{ hex: '0123456789abcdef'.repeat(4), id: '0a1b2c3d', count: 1, village: '北洛村' }} />, desk),
    screen('board-key-telephone', '公开屏的密钥（手机）', <BoardKeyPage village="北洛村" code="370405102214" shown={{ hex: '0123456789abcdef'.repeat(4), id: '0a1b2c3d', count: 1, village: '北洛村' }} />, telephone),
    screen('papers', '打印和广播', <PapersPage notice={{ ...noticeOf(1, null), postedOn: null }} papers={['a4', 'a3', 'a4-landscape', 'a3-landscape']} spoken={broadcast({ village: '北洛村', affairs: '村务公开', residents: '村民', committee: '村委会', sentences: ['这次公开的是二〇二六年耕地地力保护补贴的发放结果。', '全村一百三十二户，一共领到九万三千七百四十九元一角。'], place: '村务公开栏', period: '从六月二十二日到六月三十日', office: null, phone: '零六三二，六六幺，幺二三四' })} />, { width: 1280, height: 1700 }),
    screen('notices', '公开表', <NoticesPage notices={listed} all={listed.length} filter={filter} programmes={['farmland-fertility', 'old-age']} townships={[]} isVillage={false} above={<PrintRunBox notices={listed} filter={filter} waiting={0} />} />, desk),
    ...[['document-waiting', '文件等另一位同事公开', desk] as const, ['document-waiting-telephone', '文件等另一位同事公开：手机', telephone] as const].map(([name, title, size]) => screen(name, title, <ProposalBox document={waitingDocument} waiting={waitingText} />, size)),
    screen('document', '登记文件', <DocumentPage document={null} waiting={null} publisher={null} typed={{ kind: 'fund', standing: 'in-force', number: '台财农〔2026〕15号' }} ticked={['farmland-fertility']} mayWrite errors={[{ field: 'title', said: '请填写文件标题。' }]} />, { width: 1280, height: 1800 }),
    screen('calendar', '放假安排', calendar, { width: 1280, height: 1500 }),
  ];
}

function screen(name: string, title: string, content: Child, size: { width: number; height: number }): Entry {
  const visitor = { said: '北洛村 · 吴敏（村级公开员）', links: [{ href: '/desk/notices', label: '公开表' }, { href: '/desk/postings', label: '张贴' }, { href: '/desk/packages', label: '留存' }] };
  const html = htmlDocument(<Page title={title} visitor={visitor} path="/desk/postings" crumbs={[{ href: '/desk/postings', label: '张贴' }, '北洛村']}>{content}</Page>);
  // The gallery has no server to fetch the sheet from.
  return { kind: 'screen', name: `desk-${name}`, title: `工作台：${title}`, size, html: html.replace(`<link rel="stylesheet" href="${styleSheet}"/>`, `<style>${css}</style>`) };
}

function noticeOf(seq: number, upOn: string | null): PostedNotice {
  return {
    editionId: String(seq), kind: 'result', number: `370405102214-2026-${seq}`, edition: 1, programme: ['farmland-fertility', 'grain-one-off', 'old-age'][seq - 1] ?? '', title: '', year: 2026, term: '', state: 'published',
    villageCode: '370405102214', village: '北洛村', townshipCode: '370405102', township: '泥沟镇', publishedAt: new Date('2026-06-22T02:00:00Z'), firstDay: '2026-06-22', lastDay: upOn ? '2026-07-02' : null,
    upOn, upPlace: upOn && '村务公开栏', downOn: null,
  };
}
