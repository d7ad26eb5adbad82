import type { LinkItem } from './model.ts'

let styleHtml: string | null = null
let menu: LinkItem[] = []

/** What surrounds the text of a real portal page: brings benchmark pages to about 27 KB. */
export function benchPadding(documents: number): { menu: LinkItem[]; headHtml: string } {
  styleHtml ??= `<style>${Array.from({ length: 230 }, (_, i) => `.khoi-${i} > .muc-${i % 9}{display:flex;margin:${i % 17}px;color:#${(i * 4111 + 4096).toString(16)}}`).join('\n')}</style>`
  const wanted = Math.min(90, documents)
  if (menu.length !== wanted)
    menu = Array.from({ length: wanted }, (_, i) => ({
      href: `/bai-viet/${i + 1}.html`,
      text: `Chuyên đề và số liệu thường kỳ ${i + 1}`,
    }))
  return { menu, headHtml: styleHtml }
}
