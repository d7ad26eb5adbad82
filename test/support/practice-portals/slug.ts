/** `Đổi giấy phép` becomes `doi-giay-phep`: what portals put into their URLs. At most `limit` characters, cut between words. */
export function slugOf(text: string, limit = 70): string {
  const plain = text
    .replaceAll(/[đĐ]/g, 'd')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  if (plain.length <= limit) return plain
  return plain.slice(0, limit).replace(/-[^-]*$/, '')
}
