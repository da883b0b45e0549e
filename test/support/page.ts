// The page lint: whatever a test fetches must be a page that everyone can read and use.
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // Our pages are written by a renderer: how it spells void elements and entities is its own affair.
    'void-style': 'off', 'no-trailing-whitespace': 'off', 'no-raw-characters': 'off', 'doctype-style': 'off', 'long-title': 'off',
    'attribute-boolean-style': 'off', 'require-sri': ['error', { target: 'crossorigin' }],
    'no-inline-style': 'error',
    // Several ticks of one kind are one list.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    // Works without scripts; only on the page of a publication that is under way.
    'meta-refresh': 'off',
    // A scrolling table must be reachable by keyboard, so its region has a tabindex and a role.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    // Chinese telephone numbers are made links where they are meant to be dialled.
    'tel-non-breaking': 'off',
  },
});

// What a clerk knows by these names.
const knownWords = new Set(['Excel', 'xlsx', 'Chromium']);
const shortHash = /(?:校验|存证|封存码) [0-9a-f]{4} [0-9a-f]{4}/g;
/** A new password, on the page that tells it once. */
const toldOnce = /密码： [a-z2-9]{4}(?:-[a-z2-9]{4}){3}/g;

/** Everything that is wrong with a page, as sentences; `known` are further words that may be there in Latin letters. */
export async function faultsOf(html: string, known: readonly string[] = []): Promise<string[]> {
  const report = await validator.validateString(html);
  const found = report.results.flatMap((result) => result.messages.map((message) => `${message.ruleId}: ${message.message} (line ${message.line})`));
  return [...found, ...ownFaults(html, known)];
}

/** The words of a page as a person sees them. */
export function visibleText(html: string): string {
  return decode(html.replace(/<(style|title|script)\b[^>]*>[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ').trim();
}

function ownFaults(html: string, known: readonly string[]): string[] {
  const faults: string[] = [];
  const say = (isWrong: boolean, fault: string) => { if (isWrong) faults.push(fault); };
  const text = visibleText(html);
  say(!/<html lang="zh-CN">/.test(html), 'the language is not said');
  say(!/<title>[^<]{2,}<\/title>/.test(html), 'there is no title');
  say((html.match(/<h1\b/g) ?? []).length !== 1, 'there is not exactly one h1');
  say(/<script\b/.test(html) || /\son[a-z]+="/.test(html) || /javascript:/i.test(html.replace(/>[^<]*</g, '><')), 'there is a script');
  say(/<th scope="col"[^>]*>\s*<\/th>/.test(html), 'a column without a name');
  for (const form of html.match(/<form\b[^>]*>/g) ?? []) say(!/\saction="/.test(form) || !/\smethod="/.test(form), `a form without action or method: ${form}`);
  say(/["']/.test(text), `straight quotes: ${text.match(/.{0,10}["'].{0,10}/)?.[0]}`);
  const foreign = (text.replace(shortHash, '').replace(toldOnce, '').match(/[A-Za-z]{4,}/g) ?? []).filter((word) => !knownWords.has(word) && !known.includes(word));
  say(foreign.length > 0, `English words: ${foreign.join(', ')}`);
  return faults;
}

function decode(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
  return text.replace(/&([a-z]+|#39);/g, (whole, name: string) => named[name] ?? whole);
}
