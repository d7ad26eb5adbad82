/** Documents whose theme is set by hand, so that tests know where `đường`, `dương`, passports and licences are. */
const SPECIAL: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  chinhphu: { 1: 'digital', 4: 'solar-calendar', 8: 'passport', 12: 'roads', 16: 'digital' },
  xaydung: { 1: 'roads', 2: 'roads', 4: 'driving-licence', 7: 'roads', 8: 'driving-licence', 11: 'roads' },
  taichinh: { 1: 'sugar', 4: 'sugar', 7: 'solar-calendar' },
  giaoduc: { 1: 'oceanography', 4: 'oceanography', 5: 'solar-calendar' },
  tuphap: { 1: 'passport', 5: 'driving-licence', 9: 'passport' },
  hochiminh: { 1: 'binh-duong', 5: 'binh-duong', 9: 'roads', 12: 'binh-duong', 13: 'passport' },
  danang: { 1: 'passport', 4: 'oceanography', 5: 'roads', 9: 'driving-licence' },
  hanoi: { 1: 'driving-licence', 4: 'roads', 7: 'passport' },
  hue: { 1: 'oceanography', 5: 'passport' },
  quangninh: { 1: 'passport', 4: 'roads', 5: 'driving-licence', 8: 'oceanography', 13: 'solar-calendar' },
  'phuong-hongai-quangninh': { 1: 'passport', 4: 'driving-licence', 5: 'roads' },
}

/** Theme set for this document, or null. */
export function specialTheme(portalId: string, index: number): string | null {
  return SPECIAL[portalId]?.[index] ?? null
}

export const LONG_DECREE = { portalId: 'chinhphu', index: 2, articles: 60 }

const ODD_TITLES: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  cantho: { 5: 'Hướng dẫn nhập thẻ <script>alert(1)</script> & ký tự "lạ" như <b>, \'…\', \u200b© vào biểu mẫu điện tử' },
  danang: { 8: 'Tỷ lệ A&B < 5% > 3%: {{mẫu}} %s — vì sao biểu mẫu điện tử báo lỗi?' },
}

/** Titles that break careless pages. */
export function oddTitle(portalId: string, index: number): string | null {
  return ODD_TITLES[portalId]?.[index] ?? null
}
