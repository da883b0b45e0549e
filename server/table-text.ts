// A table as a file that spreadsheets on Chinese desks open.
import Papa from 'papaparse';

// They read UTF-8 only with a byte order mark.
const byteOrderMark = '\uFEFF';
// Papa's own pattern lets a formula through that has a line end in it, and one in full-width signs, which spreadsheets of East Asia
// take as well; a negative amount is a figure.
const formula = /^(?:[=+@\t\r\n＝＋＠－]|-(?!\d+(?:\.\d+)?$))/;

export function tableText(rows: readonly (readonly (string | number)[])[]): string {
  return byteOrderMark + Papa.unparse(rows.map((row) => [...row]), { escapeFormulae: formula, newline: '\r\n' });
}
