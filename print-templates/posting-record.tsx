// The record of a posting (张贴记录): what was put up where, from when to when, by whom, with photos.
import { renderFlow, type FlowEdges } from './flow.tsx';

export type PostingRecordView = FlowEdges & {
  /** 北洛村 */
  readonly title: string;
  /** 张贴记录 */
  readonly subtitle: string;
  /** What is recorded, label and value: 公开内容, 公开编号, 张贴地点, 开始张贴, 到期取下, 共几张 …; an empty value is filled in by hand. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** `source` is a data: address of a JPEG or PNG without its metadata. */
  readonly photos: readonly { readonly caption: string; readonly source: string }[];
  /** Places to sign: 张贴人, 见证人（村民代表）, 村务监督委员会. */
  readonly signers: readonly string[];
};

/** One sheet of A4 with up to four photos. */
export function renderPostingRecord(view: PostingRecordView): string {
  return renderFlow(view, {
    title: view.title, subtitle: view.subtitle, style: record,
    body: () => (
      <>
        <table><tbody>{view.facts.map(({ label, value }) => <tr><th scope="row">{label}</th><td>{value}</td></tr>)}</tbody></table>
        {view.photos.length > 0 && (
          <div class="photos">{view.photos.map(({ caption, source }) => <figure><img src={source} alt={caption} /><figcaption>{caption}</figcaption></figure>)}</div>
        )}
        <div class="signers">{view.signers.map((signer) => <p>{signer}：</p>)}</div>
      </>
    ),
  });
}

const record = `
table { font-size: 13pt }
tbody tr { height: 11mm }
th { width: 42mm; font-weight: 700 }
.photos { display: grid; grid-template-columns: 1fr 1fr; gap: 4mm; margin: 5mm 0; break-inside: avoid }
figure { break-inside: avoid }
img { display: block; width: 100%; height: 58mm; object-fit: contain; border: 1px solid }
figcaption { font-size: 10.5pt; text-align: center }
.signers { display: grid; grid-template-columns: 1fr 1fr; gap: 6mm 8mm; margin-top: 7mm }
.signers p { padding-bottom: 1mm; border-bottom: 1px solid }
`;
