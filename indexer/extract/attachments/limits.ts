/** What one file may cost. A file beyond it has the outcome `file-too-large`. */

const MiB = 1024 * 1024

/** Members of a ZIP file (DOCX, XLSX, PPTX, ODT); real ones have some tens, with many pictures some hundreds. */
export const MAX_ZIP_ENTRIES = 10_000
/** One member after unpacking. As text it takes twice that, which must fit into the memory of a worker. */
export const MAX_MEMBER_BYTES = 64 * MiB
/** All members that are read, together. Pictures and files inside are never unpacked, so nothing nests. */
export const MAX_UNPACKED_BYTES = 128 * MiB
/** Pages of a PDF; a book has hundreds. */
export const MAX_PDF_PAGES = 3000
/** Text beyond this is cut, as for pages: no paper is longer, and the engine would not take it. */
export const MAX_TEXT_CHARS = 2_000_000
/** Cells read of one spreadsheet, so that exported tables of a million rows cost no minute. */
export const MAX_CELLS = 500_000
