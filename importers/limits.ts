// How much one file may hold; above it the file is refused with a sentence, never cut.

/** 100 MiB: a county's year as CSV is below 60. */
export const maxFileBytes = 100 * 1024 * 1024
/** Rows a spreadsheet can show (Excel, WPS). */
export const maxRows = 1_048_576
/** Columns; the widest real list seen has about 40. */
export const maxColumns = 256
/** The header is looked for in so many rows. */
export const headerSearchRows = 20
/** A header is at most so many rows deep. */
export const maxHeaderDepth = 3
