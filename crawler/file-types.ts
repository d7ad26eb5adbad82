/** Types under which portals send the files that are read: PDF, Word, Excel, PowerPoint, OpenDocument, Rich Text. */
const FILE_TYPE =
  /^\s*(?:application\/(?:x-)?pdf|application\/(?:ms-?word|vnd\.ms-(?:word|excel|powerpoint)|vnd\.openxmlformats-officedocument|vnd\.oasis\.opendocument|(?:x-)?rtf)|text\/rtf)/i
/** Types that say nothing, or only how to save a file: its ending decides. */
const VAGUE_TYPE =
  /^\s*(?:application\/(?:octet-stream|x-octet-stream|force-download|(?:x-)?download|(?:x-)?zip|x-zip-compressed|x-msdownload)|binary\/octet-stream)/i
const FILE_NAME = /\.(?:pdf|docx?|xlsx|pptx|od[tsp]|rtf)$/i

/** Is this answer a file that can be read, as far as type and address tell? Its bytes have the last word. */
export function isFile(contentType: string | null, url: string): boolean {
  if (contentType !== null && FILE_TYPE.test(contentType)) return true
  return (contentType === null || VAGUE_TYPE.test(contentType)) && FILE_NAME.test(new URL(url).pathname)
}
