/**
 * Signs of a dictionary's radicals (U+2E80 to U+2FDF) that printers put into a PDF for the character that looks the
 * same: ⼯ for 工, ⺠ for 民. Those of the second block Unicode itself decomposes, those of the first it lists in
 * EquivalentUnifiedIdeograph.txt, of which these are the ones that are characters by themselves. ⼾ is decomposed to its
 * older form, which no plan means; the long dash of one sign is the usual one of two.
 */
const SIGNS =
  '⼾户⺁厂⺄乙⺅亻⺆冂⺉刂⺊卜⺎兀⺒巳⺓幺⺖忄⺘扌⺙攵⺝月⺟母⺠民⺡氵⺣灬⺦丬⺨犭⺩王⺪疋⺬示⺭礻⺮竹⺰纟⺶羊⺹耂⺼肉⺾艹⻁虎⻂衤⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻎辶⻏邑⻐钅⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟'

/** @example withoutRadicals('⼯业增⻓') // '工业增长' */
export function withoutRadicals(text: string): string {
  return text.replaceAll('⸺', '——').replace(/[\u2e80-\u2fdf]/g, (it) => {
    const at = SIGNS.indexOf(it)
    return at < 0 ? it.normalize('NFKC') : SIGNS.charAt(at + 1)
  })
}
