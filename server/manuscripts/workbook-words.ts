// The words of a workbook that stand in no cell: notes, heads and feet, properties, drawings, copies of other tables.
import { openZip, type Zip } from '../../importers/formats/zip.ts';
import { markupText } from '../domain/scan.ts';

export interface WorkbookWords {
  beside: string;
  /** Whether whole files travel in it. */
  carries: boolean;
  hasPictures: boolean;
}

// Cells are read as cells; how they look holds no words.
const ofCells = /^xl\/(?:worksheets\/[^/]+\.xml|sharedStrings\.xml|styles\.xml|theme\/|calcChain\.xml)/i;
const ofSheet = /^xl\/worksheets\/[^/]+\.xml$/i;
const edges = /<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>[\s\S]*?<\/|<(?:\w+:)?(?:dataValidation|hyperlink)\b[^>]*>/g;

/** Throws a Refusal for what is no ZIP, or unpacks to too much. */
export function workbookWords(bytes: Uint8Array): WorkbookWords {
  const zip = openZip(bytes);
  const has = (part: RegExp) => zip.names.some((name) => part.test(name));
  const parts = zip.names.filter((name) => /\.(?:xml|rels|vml|txt|json)$/i.test(name));
  const texts = parts.map((name) => (ofSheet.test(name) ? (textOf(zip, name).match(edges) ?? []).join('\n') : ofCells.test(name) ? '' : textOf(zip, name)));
  return { beside: texts.map(markupText).join('\n'), carries: has(/\/embeddings\//i), hasPictures: has(/\/media\//i) };
}

function textOf(zip: Zip, name: string): string {
  return zip.read(name)?.toString('utf8') ?? '';
}
