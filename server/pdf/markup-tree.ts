// The structure of a printable page of ours, as the tags of a PDF name it (ISO 32000-2, 14.8), with its texts in their order.

export type TagElement = {
  readonly role: string;
  /** Further entries of its dictionary: alternative text, scope of a head, span of a cell. */
  readonly entries: string;
  readonly kids: (TagElement | Leaf)[];
};

/** A text, or the place of a picture. */
export type Leaf = {
  readonly element: TagElement;
  /** Without white space; null for a picture. */
  readonly text: string | null;
  /** As it is read. */
  readonly said: string;
};

export type Markup = { readonly root: TagElement; readonly leaves: readonly Leaf[] };

const roles: { readonly [tag: string]: string } = {
  h1: 'H1', h2: 'H2', p: 'P', section: 'Sect', table: 'Table', caption: 'Caption', thead: 'THead', tbody: 'TBody', tfoot: 'TFoot', tr: 'TR', th: 'TH', td: 'TD',
  dl: 'L', ul: 'L', ol: 'L', li: 'LI', dt: 'Lbl', dd: 'LBody',
};
const empty = new Set(['br', 'col', 'img', 'meta']);
/** Elements whose texts stand in a paragraph of their own. */
const groups = new Set(['Document', 'Sect', 'L', 'LI']);

type Open = { readonly tag: string; readonly element: TagElement; paragraph: TagElement | null };

/** Throws for what our templates do not write. */
export function markupOf(body: string): Markup {
  const root: TagElement = { role: 'Document', entries: '', kids: [] };
  const leaves: Leaf[] = [];
  const open: Open[] = [{ tag: '', element: root, paragraph: null }];
  for (const [, close, tag = '', attributes = '', alone, svg, text = ''] of body.matchAll(TOKEN)) {
    const top = open.at(-1);
    if (top === undefined) throw new Error('the markup closes more than it opens');
    if (svg !== undefined) addLeaf(leaves, childOf(top.element, 'Figure', ` /Alt ${utf16(attributeOf(svg, 'aria-label'))}`), null, '');
    else if (tag === '') addText(leaves, top, plain(text));
    else if (close === '/') {
      if (open.pop()?.tag !== tag) throw new Error(`the markup closes <${tag}> out of turn`);
    } else if (alone !== '/' && !empty.has(tag)) open.push({ tag, element: elementOf(top.element, tag, attributes), paragraph: null });
  }
  return { root, leaves };
}

const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*?)?)(\/?)>(?<!<svg[^<>]*>)|<svg([^>]*)>[^]*?<\/svg>|([^<]+)/g;

function elementOf(parent: TagElement, tag: string, attributes: string): TagElement {
  const role = tag === 'div' && parent.role === 'L' ? 'LI' : roles[tag];
  return role === undefined ? parent : childOf(parent, role, cellEntries(attributes));
}

function cellEntries(attributes: string): string {
  const [scope, span] = [attributeOf(attributes, 'scope'), attributeOf(attributes, 'colspan')];
  const said = [...(scope === '' ? [] : [`/Scope /${scope === 'col' ? 'Column' : 'Row'}`]), ...(span === '' ? [] : [`/ColSpan ${span}`])];
  return said.length === 0 ? '' : ` /A <</O /Table ${said.join(' ')}>>`;
}

function childOf(parent: TagElement, role: string, entries = ''): TagElement {
  const child: TagElement = { role, entries, kids: [] };
  parent.kids.push(child);
  return child;
}

function addText(leaves: Leaf[], open: Open, said: string): void {
  const text = said.replace(/\s+/g, '');
  if (text === '') return;
  if (groups.has(open.element.role)) open.paragraph ??= childOf(open.element, open.element.role === 'LI' ? 'LBody' : 'P');
  addLeaf(leaves, open.paragraph ?? open.element, text, said);
}

function addLeaf(leaves: Leaf[], element: TagElement, text: string | null, said: string): void {
  const leaf = { element, text, said };
  element.kids.push(leaf);
  leaves.push(leaf);
}

function attributeOf(attributes: string, name: string): string {
  return plain(new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');
}

/** Markup text as people read it. */
export function plain(text: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': '\'' };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => names[name] ?? '');
}

/** A text string of PDF, in hexadecimal UTF-16. */
export function utf16(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}
