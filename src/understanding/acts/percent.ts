/** How much of a task is done, where a message says so in one way: 完成70%, 总进度约58%, 七成, 一半. */
import type { FigureHit } from '../reading.ts'
import { joined } from './joined.ts'

const TENTHS = '一 二 三 四 五 六 七 八 九'
/** 成立, 成效: no tenth. */
const NO_TENTH = '立效果员本都为功交熟形'
const PARTS = `项目 工程 标段 路段 园区 ${joined('一 二 三', '期')}`

/** Null: it does not say, or says it of several, or of one part among several. */
export function percentIn(text: string, figures: readonly FigureHit[]): number | null {
  const [only, ...more] = figures.filter((it) => it.unit === '%')
  if (more.length > 0) return null
  if (only !== undefined) {
    const percent = Math.abs(only.value)
    return percent > 100 || isOfPart(text, only) ? null : percent
  }
  const tenth = TENTHS.split(' ').findIndex((it) => {
    const at = text.indexOf(`${it}成`)
    return at >= 0 && !NO_TENTH.includes(text.charAt(at + 2) || '-')
  })
  if (tenth >= 0) return 10 * (tenth + 1)
  return text.includes('一半') && !text.includes('过半') ? 50 : null
}

/** 己内酰胺项目已投产,己二酸项目完成80%: of one part among several, and not of the task. */
function isOfPart(text: string, { from }: FigureHit): boolean {
  const clauses = text.split(/[,;。\n]/).filter((it) => it.trim() !== '')
  const own =
    text
      .slice(0, from)
      .split(/[,;。\n]/)
      .at(-1) ?? ''
  return clauses.length > 1 && PARTS.split(' ').some((it) => own.includes(it))
}
