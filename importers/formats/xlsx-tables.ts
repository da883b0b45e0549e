// What the cells of an xlsx workbook share: the texts, and which styles show a number as a date.
import { isBuiltInDate, showsDate } from './date-formats.ts';
import { attribute, walkXml } from './xml.ts';

/** The shared strings by number; reading aids above characters (rPh) are no part of them. */
export function readSharedStrings(xml: string | null): string[] {
  const strings: string[] = [];
  if (xml === null) return strings;
  let [current, isText, aids] = ['', false, 0];
  walkXml(xml, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') aids++;
      else if (name === 't') isText = aids === 0;
    },
    text(text) {
      if (isText) current += text;
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') aids--;
      else if (name === 'si') strings.push(unescaped(current));
    },
  });
  return strings;
}

/** Whether the cell style of a number shows dates, and whether it crosses out. */
export type Styles = { isDate: (style: number) => boolean; isStruck: (style: number) => boolean };

export function readStyles(xml: string | null): Styles {
  const formats = new Map<number, boolean>();
  const [dates, struck, fonts]: [boolean[], boolean[], boolean[]] = [[], [], []];
  let within = '';
  if (xml !== null) {
    walkXml(xml, {
      open(name, attributes) {
        if (name === 'numFmt') formats.set(Number(attribute(attributes, 'numFmtId')), showsDate(attribute(attributes, 'formatCode') ?? ''));
        else if (name === 'cellXfs' || name === 'fonts') within = name;
        else if (within === 'fonts' && name === 'font') fonts.push(false);
        else if (within === 'fonts' && name === 'strike') fonts.splice(-1, 1, !/^(?:0|false|off)$/.test(attribute(attributes, 'val') ?? ''));
        else if (within === 'cellXfs' && name === 'xf') {
          const id = Number(attribute(attributes, 'numFmtId') ?? 0);
          dates.push(formats.get(id) ?? isBuiltInDate(id));
          struck.push(fonts[Number(attribute(attributes, 'fontId') ?? 0)] ?? false);
        }
      },
      close(name) {
        if (name === within) within = '';
      },
      text() {},
    });
  }
  return { isDate: (style) => dates[style] ?? false, isStruck: (style) => struck[style] ?? false };
}

/** What no XML may hold is written _x000D_ (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  return text.includes('_x') ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
}
