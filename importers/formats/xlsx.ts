// Reads an xlsx workbook (ECMA-376, transitional or strict): its worksheets, and nothing that they point at outside.
import { maxSheets } from '../limits.ts';
import type { Sheet } from '../sheet.ts';
import { broken, Refusal } from './refusal.ts';
import { nameSheets } from './sheet-names.ts';
import { readWorksheet } from './xlsx-sheet.ts';
import { readSharedStrings, readStyles } from './xlsx-tables.ts';
import { attribute, walkXml } from './xml.ts';
import { xmlText } from './xml-text.ts';
import type { Zip } from './zip.ts';

type Listed = { name: string; hidden: boolean; id: string };
type Relation = { type: string; target: string };

export function readXlsx(zip: Zip): Sheet[] {
  const root = [...relationsOf(zip, '').values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const { listed, is1904 } = readWorkbook(xmlText(zip, root));
  const relations = relationsOf(zip, root);
  const partOf = (wanted: string) => [...relations.values()].find(({ type }) => type === wanted)?.target;
  const strings = readSharedStrings(optional(zip, partOf('sharedStrings')));
  const styles = readStyles(optional(zip, partOf('styles')));
  // Chart sheets and the sheets of old macros hold no cells of ours.
  const worksheets = listed.filter(({ id }) => relations.get(id)?.type === 'worksheet');
  if (worksheets.length > maxSheets) throw new Refusal('too-many-sheets', `文件里有 ${worksheets.length} 张工作表，最多能读 ${maxSheets} 张。`);
  const names = nameSheets(worksheets.map(({ name }) => name));
  return worksheets.map(({ hidden, id }, i) => readWorksheet(xmlText(zip, relations.get(id)?.target ?? ''), { name: names[i] ?? '', hidden, strings, ...styles, is1904 }));
}

function readWorkbook(xml: string): { listed: Listed[]; is1904: boolean } {
  const listed: Listed[] = [];
  let is1904 = false;
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(?:1|true|on)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const id = attribute(attributes, 'id');
      if (id === null) throw broken();
      listed.push({ name: attribute(attributes, 'name') ?? '', hidden: /hidden/i.test(attribute(attributes, 'state') ?? ''), id });
    },
    close() {},
    text() {},
  });
  return { listed, is1904 };
}

/** The parts that a part points at, by id; those outside of the file are left out. */
function relationsOf(zip: Zip, part: string): Map<string, Relation> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const relations = new Map<string, Relation>();
  walkXml(xmlText(zip, `${folder}_rels/${part.slice(folder.length)}.rels`), {
    open(name, attributes) {
      const [id, type, target] = ['Id', 'Type', 'Target'].map((key) => attribute(attributes, key));
      if (name !== 'Relationship' || !id || !type || !target || attribute(attributes, 'TargetMode') === 'External') return;
      relations.set(id, { type: type.slice(type.lastIndexOf('/') + 1), target: pathFrom(folder, target) });
    },
    close() {},
    text() {},
  });
  return relations;
}

function pathFrom(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts: string[] = [];
  for (const part of (folder + target).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function optional(zip: Zip, part: string | undefined): string | null {
  return part === undefined ? null : xmlText(zip, part);
}
