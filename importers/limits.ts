// How much one file may hold; above it the file is refused with a sentence, never cut.

/** 100 MiB: a county's year as CSV is below 60. */
export const maxFileBytes = 100 * 1024 * 1024;
/** 200 MiB: what a workbook may hold unpacked; 300,000 rows of twelve columns take about 130. */
export const maxUnpacked = 200 * 1024 * 1024;
/** Files inside a workbook; real ones have a few dozen. */
export const maxEntries = 2_000;
/** Sheets of a workbook. */
export const maxSheets = 200;
/** Rows a spreadsheet can show (Excel, WPS). */
export const maxRows = 1_048_576;
/** Columns; the widest real list seen has about 40. */
export const maxColumns = 256;
/** Characters of one cell; the longest explanation seen under a table has 300, and every pattern here stays fast below it. */
export const maxCell = 500;
/** One payment of more than 100 million yuan is a phone or an account in the wrong column, and must not be shown. */
export const maxRowFen = 10_000_000_000;
/** A total of more than 10 billion yuan is a phone or an account in the wrong column. */
export const maxTotalFen = 1_000_000_000_000;
/** One row of more than a million mu, in 1/10000 mu. */
export const maxRowArea = 10_000_000_000;
/** One row of more than a hundred thousand machines, persons or months. */
export const maxRowCount = 100_000;
/** A total of more than ten million machines, persons or months is none. */
export const maxTotalCount = 10_000_000;
/** A standard of more than a million yuan, in 1/10000 yuan. */
export const maxStandard = 10_000_000_000;
/** The header is looked for in so many rows. */
export const headerSearchRows = 20;
/** A header is at most so many rows deep. */
export const maxHeaderDepth = 5;
