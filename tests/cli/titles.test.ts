/** What a bulletin is called, in chat, as a file and when it is issued: by the month, quarter, half or year asked for. */
import { describe, expect, it } from 'vitest'
import { simulate } from './verbs.ts'

const supervisor = { id: 'u4', name: '郭科长', unit: '市政府督查室', role: 'supervisor' }
let messages = 0
const says = (at: string, text: string) => ({ at, id: `t${++messages}`, from: supervisor, text })
const ABOUT = '“七大攻坚”目标任务完成情况的通报'

describe('a bulletin is called', () => {
  it.each([
    ['2025-02-20T09:12:00+08:00', '一月份通报', '2025年1月'],
    ['2025-03-20T09:12:00+08:00', '2月份通报', '2025年1—2月'],
    ['2025-04-20T09:12:00+08:00', '三月份通报', '2025年1—3月'],
    ['2025-04-20T09:12:00+08:00', '上个月的通报', '2025年1—3月'],
    ['2025-04-20T09:12:00+08:00', '一季度通报', '2025年一季度'],
    ['2025-07-20T09:12:00+08:00', '6月通报', '2025年1—6月'],
    ['2025-07-20T09:12:00+08:00', '上半年通报', '2025年上半年'],
    ['2025-07-20T09:12:00+08:00', '二季度通报', '2025年上半年'],
    ['2025-10-28T09:12:00+08:00', '前三季度通报', '2025年前三季度'],
    ['2026-01-28T09:12:00+08:00', '2025年12月通报', '2025年1—12月'],
    ['2026-01-28T09:12:00+08:00', '2025年全年通报', '2025年全年'],
    ['2025-05-12T09:12:00+08:00', '通报', '2025年'],
  ])('%s %s: %s', async (at, text, when) => {
    const [answer] = await simulate([says(at, `看看${text}`)])
    const mark = text === '通报' ? '（截至5月12日）' : ''
    expect(answer.replies[0].text.split('\n')[0]).toBe(`关于${when}${ABOUT}${mark}（代拟稿，未发送）`)
  })

  it('by its day where the period asked for is not over, which is said; and then no such bulletin is issued.', async () => {
    const at = '2025-07-18T09:00:00+08:00'
    const [draft, issue] = await simulate([says(at, '看看七月份通报'), says(at, '签发七月份通报')])
    const [early, title] = draft.replies[0].text.split('\n')
    expect(early).toBe('7月尚未结束，以下按各指标最近一期数据代拟。')
    expect(title).toBe(`关于2025年${ABOUT}（截至7月18日）（代拟稿，未发送）`)
    expect(issue.replies[0].text).toContain('该时期尚未结束')
  })

  it('the same in its file; numbered through the year, a month without a named period by its own day.', async () => {
    const may = '2025-05-12T09:12:00+08:00'
    const june = '2025-06-09T09:12:00+08:00'
    const codeOf = (answer: { replies: { text: string }[] }) =>
      /签发 ([0-9a-f]{8})/.exec(answer.replies[0]?.text ?? '')?.[1] ?? ''
    const before = [
      says(may, '生成三月份通报'),
      says(may, '签发三月份通报'),
      says(may, '生成通报'),
      says(may, '签发'),
    ]
    const shown = await simulate(before)
    const [march, , latest] = shown
    expect(march.replies[0].files[0].name).toBe(`关于2025年1—3月${ABOUT}（代拟稿）.docx`)
    expect(latest.replies[0].files[0].name).toBe(`关于2025年${ABOUT}（截至5月12日）（代拟稿）.docx`)
    const issued = await simulate([
      ...before.slice(0, 2),
      says(may, `签发 ${codeOf(shown[1])}`),
      ...before.slice(2).map((it) => ({ ...it, id: `${it.id}x` })),
      says(may, `签发 ${codeOf(shown[3])}`),
      says(june, '生成通报'),
      says(june, '签发'),
      says(june, '签发一季度通报'),
    ])
    expect(issued[2].replies[0].files[0].name).toBe(`2025年第1期 关于2025年1—3月${ABOUT}.docx`)
    expect(issued[5].replies[0].files[0].name).toBe(`2025年第2期 关于2025年${ABOUT}（截至5月12日）.docx`)
    // June is a bulletin of its own, no erratum of May's; and the first quarter is what 1—3月 was.
    expect(issued[7].replies[0].text).toContain('2025年第3期')
    expect(issued[7].replies[0].text).not.toContain('更正')
    expect(issued[8].replies[0].text).toContain('不重复签发')
  }, 120_000)
})
