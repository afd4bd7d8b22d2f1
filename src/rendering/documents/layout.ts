/**
 * GB/T 9704-2012 in the units of a docx (twips: 1/1440 inch; half points). A4; margins 37, 35, 28 and 26 mm leave
 * 156 × 225 mm for 22 lines of 28 characters; body 三号 (16 pt), title 二号 (22 pt), page number 四号 (14 pt).
 * Fonts are named, never shipped.
 */

export const FONTS = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  second: '楷体_GB2312',
  pageNumber: '宋体',
} as const

/** All scripts in the one font: figures too are set in it. */
export function fontOf(name: string) {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name }
}

/** In half points; the tables of annexes in 小五, which the standard leaves free. */
export const SIZES = { title: 44, body: 32, pageNumber: 28, table: 18 } as const

export function mm(length: number): number {
  return Math.round((length / 25.4) * 1440)
}

export const PAGE = { width: mm(210), height: mm(297) } as const
export const MARGINS = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(23) } as const
/** Across the page: what is the page's head stands right, its binding edge on top. */
export const MARGINS_ACROSS = {
  top: mm(28),
  bottom: mm(26),
  left: mm(35),
  right: mm(37),
  footer: mm(16),
} as const

/** 225 mm ÷ 22 lines: 29 pt, and not a hair more, or the last line goes over to the next page. */
export const LINE = Math.floor(mm(225) / 22)
/** One character of the body: 16 pt. */
export const CHARACTER = SIZES.body * 10
/**
 * What each character gives up so that 28 of 16 pt fit into 156 mm, in twips. Said of the characters and not by a
 * grid of characters, which LibreOffice widens instead.
 */
export const CHARACTER_SPACING = Math.floor(mm(156) / 28 - CHARACTER)
export const TEXT_WIDTH = mm(156)
export const TEXT_WIDTH_ACROSS = mm(225)
