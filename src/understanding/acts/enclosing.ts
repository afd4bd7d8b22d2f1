/** What a message says of the files that come with it: 佐证材料, 见附件, 【图片】 say nothing else; others name them beside what they tell. */
const KINDS = '佐证材料 佐证 证明材料 附件 材料 截图 照片 扫描件'
const HOLDERS = ['图片', '照片', '文件', '截图']
const LED = '这是 补充 补报 上传 提交 现 附 补 见 发'
/** Signs that may stand before the kind, and behind it. */
const [BEFORE, BEHIND] = [4, 6]

/** `text`: as normalised. Null: it does not speak of them. */
export function enclosingIn(text: string): 'alone' | 'named' | null {
  const said = text.trim().replace(/[。.!?~,;、\s]+$/, '')
  if (said === '' || HOLDERS.includes(said.replace(/^[[【(]|[\]】)]$/g, ''))) return 'alone'
  const kind = KINDS.split(' ').find((it) => said.includes(it))
  if (kind === undefined) return null
  const at = said.indexOf(kind)
  const led = LED.split(' ').find((it) => said.startsWith(it))?.length ?? 0
  return at - led <= BEFORE && said.length - at - kind.length <= BEHIND ? 'alone' : 'named'
}
