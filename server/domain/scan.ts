// The last look at a finished artefact: finds what must never be published, wherever it came from.
import { foldNumerals } from './digit-forms.ts';
import { foldText, hasNote } from './fold-text.ts';
import { labelReach } from './labelled-code.ts';
import { hasCreditChecksum, hasIdentityChecksum } from './personal-number.ts';
import { creditCode, detectors, ours } from './scan-patterns.ts';
import type { Detector, HitKind } from './scan-patterns.ts';

export { htmlText, markupText } from './markup-text.ts';
export type { HitKind } from './scan-patterns.ts';

/** `place` is the UTF-16 index in the text; `masked` shows at most the last two characters. */
export type Hit = { kind: HitKind; place: number; masked: string };

export type ScanOptions = {
  /** Public office telephones; identity numbers, accounts and plates cannot be allowed. */
  allow?: readonly string[];
};

export const hitWords: Readonly<Record<HitKind, string>> = {
  'identity-number': '身份证号',
  'bank-account': '银行账号',
  phone: '手机号码',
  'licence-plate': '车牌号',
  'masked-number': '遮住几位或只写几位的证件号、账号或电话',
};

/**
 * Every identity number (18 or 15 digits), bank account, mobile phone, licence plate and masked number
 * in a text, in the order they stand. Linear in the length of the text. Does not judge names or addresses.
 */
export function findPersonalData(text: string, options: ScanOptions = {}): Hit[] {
  const { folded, at } = foldText(text);
  // A card with the mark of a note behind it would be a longer number, and no card.
  const readings = hasNote(text) ? [folded, foldText(text, true).folded] : [folded];
  const allowed = new Set((options.allow ?? []).map(phoneDigits));
  const found = readings
    .map(searchable).flatMap((reading) => detectors.flatMap((detector) => [...spans(detector, reading)]))
    .filter(({ kind, raw }) => kind !== 'phone' || !allowed.has(phoneDigits(raw)))
    .toSorted((a, b) => a.start - b.start);
  return withoutOverlaps(found).map(({ kind, start, raw }) => ({ kind, place: at[start] ?? 0, masked: mask(raw) }));
}

function searchable(folded: string): string {
  const blank = (own: string) => '_'.repeat(own.length);
  const left = ours.reduce((text, pattern) => text.replace(pattern, blank), foldNumerals(folded));
  return left.replace(creditCode, (code) => (hasCreditChecksum(code) && !hasIdentityChecksum(code) ? blank(code) : code));
}

type Span = { kind: HitKind; start: number; raw: string };

function* spans({ kind, pattern, accepts }: Detector, text: string): Generator<Span> {
  const search = new RegExp(pattern);
  for (let match = search.exec(text); match !== null; match = search.exec(text)) {
    const raw = match[0];
    const before = text.slice(Math.max(0, match.index - labelReach), match.index);
    if (accepts(raw.replace(/[^0-9A-Za-z\u3400-\u9fff]/g, ''), raw, before)) yield { kind, start: match.index, raw };
    else search.lastIndex = match.index + 1;
  }
}

function withoutOverlaps(sorted: readonly Span[]): Span[] {
  const kept: Span[] = [];
  let end = 0;
  for (const span of sorted) {
    if (span.start < end) continue;
    kept.push(span);
    end = span.start + span.raw.length;
  }
  return kept;
}

function phoneDigits(text: string): string {
  return foldText(text)
    .folded.replace(/\D/g, '')
    .replace(/^(?:0086|86|0)(?=1[3-9]\d{9}$)/, '');
}

function mask(raw: string): string {
  const bare = raw.replace(/[^0-9A-Za-z*\u3400-\u9fff]/g, '');
  return bare.slice(0, -2).replace(/[0-9A-Za-z]/g, '*') + bare.slice(-2);
}
