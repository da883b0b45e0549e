// Head and foot of a sheet: whose it is and which edition, where to look it up, whom to ask, which page of how many.
import { Address } from './address.tsx';
import { AskText } from './ask.tsx';
import { QrCode } from './qr.tsx';
import type { NoticeFrame } from './view.ts';

/** What a sheet says about itself; the same on a notice, a matrix and a poster. */
export type Edges = Pick<NoticeFrame, 'banner' | 'number' | 'edition' | 'superseded' | 'qrUrl' | 'address' | 'askText' | 'phone' | 'check' | 'witness' | 'caution'>;

export function Strip({ view }: { view: Pick<Edges, 'banner' | 'number' | 'edition' | 'superseded'> }) {
  return (
    <>
      <div class="strip">
        <span>{view.banner}</span>
        <span><span>公开编号　{view.number}</span><span>{view.edition}</span></span>
      </div>
      {view.superseded !== null && <p class="superseded">{view.superseded}</p>}
    </>
  );
}

/** Without `seal` the sheet says where it is. */
export function Foot({ view, seal }: { view: Pick<Edges, 'qrUrl' | 'address' | 'askText' | 'phone'>; seal: readonly string[] | null }) {
  return (
    <div class="foot">
      {view.qrUrl !== null && <QrCode url={view.qrUrl} label="公开页的二维码" />}
      <div class="ask">
        {view.address !== null && <p>{view.qrUrl === null ? '查看公开页，请输入网址' : '扫码看公开页，或输入网址'}<Address text={view.address} /></p>}
        <p><AskText text={view.askText} />{view.phone !== null && <b class="phone">{view.phone}</b>}</p>
      </div>
      {seal === null ? <p class="later">合计、签章见末页</p> : <div class="seal">{seal.map((line) => <p>{line}</p>)}</div>}
    </div>
  );
}

export function Base({ view, page, pages }: { view: Pick<Edges, 'check' | 'witness' | 'caution'>; page: number; pages: number }) {
  return (
    <div class="base">
      <span>{[view.check, view.witness].filter(Boolean).join(' · ')}</span>
      <span>{view.caution}</span>
      <span class="number">— 第 {page} 页 共 {pages} 页 —</span>
    </div>
  );
}
