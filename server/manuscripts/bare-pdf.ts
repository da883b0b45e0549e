// A PDF that somebody sent → its pages and nothing else: who made it with what and when, notes, signatures, programs and earlier states stay away.
import { cleanJpeg } from '../photos/jpeg.ts';
import { writeObjects } from '../pdf/objects-file.ts';
import { readObjects, type PdfObject, type PdfObjects } from '../pdf/objects.ts';
import { parseValue, printValue, wordsOf, type PdfDict, type PdfValue } from '../pdf/values.ts';

export interface BarePdf {
  bytes: Uint8Array;
  /** Every string that is left beside the words of the pages: bookmarks, what pictures are called, addresses of links. */
  beside: string;
  /** Pictures large enough to hold words, something laid over a page, or letters that do not say what they are: no scan looks into them. */
  hasPictures: boolean;
}

const mostOfSeal = 300_000;

/** Rejects for what cannot be read, is locked, or is too odd to be sure of. */
export async function barePdf(bytes: Uint8Array): Promise<BarePdf> {
  const from: From = { objects: readObjects(await pagesAlone(bytes)), lists: new Set() };
  const { objects } = from;
  const into: PdfObject[] = [];
  const beside: string[] = [];
  const numbers = new Map<number, number>();
  const waiting: number[] = [];
  const numberOf = (old: number): number => {
    const known = numbers.get(old);
    if (known !== undefined) return known;
    const number = into.push({ text: 'null', stream: null });
    numbers.set(old, number);
    waiting.push(old);
    return number;
  };
  let hasPictures = false;
  const catalog = numberOf(objects.catalog);
  for (let old = waiting.pop(); old !== undefined; old = waiting.pop()) {
    const { text, stream } = objects.get(old);
    const bare = bareObject(from, parseValue(text), stream, stream === null && from.lists.has(old));
    beside.push(...wordsOf(bare.value));
    hasPictures ||= isPicture(bare.value);
    into[numberOf(old) - 1] = { text: printValue(bare.value, numberOf), stream: bare.stream };
  }
  const info = into.push({ text: '<<>>', stream: null });
  return { bytes: writeObjects(into, { catalog, info }), beside: beside.join('\n'), hasPictures };
}

/** Written anew page by page: what an earlier state of the file had is gone. Nothing in it says yet who made it. */
async function pagesAlone(bytes: Uint8Array): Promise<Uint8Array> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false, disableFontFace: true });
  try {
    const written: Uint8Array | null = await (await task.promise).extractPages([{ document: null }]);
    if (written === null) throw new Error('the PDF cannot be written anew');
    return written;
  } finally {
    await task.destroy();
  }
}

// What no reader sees on a page: properties, programs, other files, small pictures of how a page once looked, forms and signatures behind what is drawn.
const unseen = new Set([
  'Metadata', 'PieceInfo', 'LastModified', 'Thumb', 'AA', 'OpenAction', 'JS', 'JavaScript', 'EmbeddedFiles', 'AF', 'EF', 'AcroForm', 'XFA', 'Perms', 'Collection',
  'Threads', 'B', 'SpiderInfo', 'ID', 'OPI', 'Alternates', 'Private', 'DPart', 'DPartRoot', 'PresSteps', 'Trans', 'Dur', 'Next',
]);
/** Of what lies on a page: how it looks and where it leads. */
const drawn = new Set(['Type', 'Subtype', 'Rect', 'AP', 'AS', 'F', 'Border', 'BS', 'BE', 'C', 'IC', 'CA', 'Dest', 'A', 'StructParent', 'QuadPoints', 'InkList', 'L', 'LE', 'Vertices', 'OC', 'RD', 'DA', 'DS', 'Q', 'FT', 'Ff', 'MK']);
const unwanted = new Set<PdfValue | undefined>(['/Text', '/Popup', '/FileAttachment', '/Sound', '/Movie', '/Screen', '/3D', '/RichMedia', '/Redact']);

/** Whose keys are names that the writer of the file chose for what a page draws: a picture may be called B, a letter is, so is the third answer of a form. */
const listed = new Set(['Font', 'XObject', 'ColorSpace', 'ExtGState', 'Pattern', 'Shading', 'Properties', 'CharProcs', 'N', 'Dests', 'ClassMap', 'RoleMap']);

/** `lists`: the numbers of objects that are such, unless they are streams. */
interface From { objects: PdfObjects; lists: Set<number> }

function bareObject(from: From, value: PdfValue, stream: Uint8Array | null, isList: boolean): { value: PdfValue; stream: Uint8Array | null } {
  const bare = isList && value instanceof Map ? bareList(from, value) : bareValue(from, value);
  if (stream === null || !(bare instanceof Map) || bare.get('Filter') !== '/DCTDecode') return { value: bare, stream };
  // A photo in a page says of itself what any photo says.
  const picture = cleanJpeg(stream)?.bytes ?? stream;
  return { value: bare.set('Length', String(picture.length)), stream: picture };
}

function bareList(from: From, list: PdfDict): PdfDict {
  return new Map([...list].map(([name, each]) => [name, bareValue(from, each)]));
}

function bareValue(from: From, value: PdfValue): PdfValue {
  if (Array.isArray(value)) return value.map((each) => bareValue(from, each));
  if (!(value instanceof Map)) return value;
  if (isUnwanted(value)) return 'null';
  const isLaid = value.has('Rect') && value.has('Subtype');
  const kept: PdfDict = new Map();
  for (const [key, each] of value) {
    if (unseen.has(key) && !isWhere(value, key)) continue;
    if (isLaid && !drawn.has(key) && !(key === 'Contents' && value.get('Subtype') === '/FreeText')) continue;
    if (key === 'A' && !leadsSomewhere(from.objects, each)) continue;
    kept.set(key, bareEntry(from, key, each));
  }
  return kept;
}

function bareEntry(from: From, key: string, value: PdfValue): PdfValue {
  if (key === 'Annots') return laidOn(from, value);
  if (!listed.has(key)) return bareValue(from, value);
  if (typeof value === 'object' && 'number' in value) from.lists.add(value.number);
  return value instanceof Map ? bareList(from, value) : bareValue(from, value);
}

/** `Next` is also how bookmarks hang together. */
function isWhere(dict: PdfDict, key: string): boolean {
  return key === 'Next' && dict.has('Title');
}

function isPicture(value: PdfValue): boolean {
  if (Array.isArray(value)) return value.some(isPicture);
  if (!(value instanceof Map)) return false;
  // One that says its size elsewhere may be as large as it likes.
  if (value.get('Subtype') === '/Image') return !(Number(value.get('Width')) * Number(value.get('Height')) <= mostOfSeal);
  if (value.get('Subtype') === '/Type3') return !value.has('ToUnicode');
  return (value.has('Rect') && value.has('AP')) || [...value.values()].some(isPicture);
}

function laidOn(from: From, value: PdfValue): PdfValue {
  const all = resolved(from.objects, value);
  return Array.isArray(all) ? all.filter((each) => !isUnwanted(resolved(from.objects, each))).map((each) => bareValue(from, each)) : [];
}

function isUnwanted(value: PdfValue): boolean {
  return value instanceof Map && value.has('Rect') && unwanted.has(value.get('Subtype'));
}

/** To a place in the file or an address of the web; anything else is a program, or another file. What says how a part of the text is laid out is called so too. */
function leadsSomewhere(objects: PdfObjects, value: PdfValue): boolean {
  const action = resolved(objects, value);
  if (!(action instanceof Map) || !action.has('S')) return true;
  const address = action.get('URI');
  return action.get('S') === '/GoTo' || (action.get('S') === '/URI' && typeof address === 'string' && /^\((?:https?|mailto):/i.test(address));
}

function resolved(objects: PdfObjects, value: PdfValue): PdfValue {
  return typeof value === 'object' && 'number' in value ? parseValue(objects.get(value.number).text) : value;
}
