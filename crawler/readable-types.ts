/**
 * Types that are not worth a body: what they hold is no page, or not read yet. Everything else is read, since what an answer is,
 * is told from its bytes: portals send pages under any name, and under none.
 */
const NOT_READ =
  /^\s*(image\/(?!svg)|video\/|audio\/|font\/|text\/(css|javascript|csv|calendar)|application\/(javascript|x-javascript|json|ld\+json|x-rar|vnd\.rar|vnd\.android|vnd\.ms-(cab|fontobject)|x-msdownload|x-7z|x-tar|java-archive|x-shockwave|wasm|font|x-font|epub))/i

export function isReadableType(contentType: string | null): boolean {
  return contentType === null || !NOT_READ.test(contentType)
}
