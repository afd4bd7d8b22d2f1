import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise } from '../../src/understanding/text/normalise.ts'

describe('normalise', () => {
  it.each([
    ['社零 １，０２０ 家', '社零1020家'],
    ['６．８ ％', '6.8%'],
    ['128,500', '128500'],
    ['1,234,567元', '1234567元'],
    ['1，020家', '1020家'],
    ['1，020，300元', '1020300元'],
    ['6.8%,5.1%', '6.8%,5.1%'],
    ['120,35家', '120,35家'],
    ['12,3456', '12,3456'],
    ['0.123,456', '0.123,456'],
    ['745，490元', '745,490元'],
    ['00,123', '00,123'],
    ['6.8 5.1', '6.8 5.1'],
    ['六点八 五点一', '六点八 五点一'],
    ['2.4 亿美元', '2.4亿美元'],
    ['8 千万', '8千万'],
    ['社零 6.8 固投 5.1', '社零6.8固投5.1'],
    ['1. 5.1%', '1. 5.1%'],
    ['社零 - 6.8', '社零 - 6.8'],
    ['2025 年 1 - 3 月份', '2025年1-3月份'],
    ['1月 — 3月', '1月-3月'],
    ['一 季度', '一季度'],
    ['第 二 位', '第二位'],
    ['1—3月', '1-3月'],
    ['1–3月', '1-3月'],
    ['1－3月', '1-3月'],
    ['1～3月', '1~3月'],
    ['1〜3月', '1~3月'],
    ['1−3月', '1-3月'],
    ['增長6.8個百分點', '增长6.8个百分点'],
    ['營商環境、徵收、瞭解', '营商环境、征收、了解'],
    ['社會消費品零售總額', '社会消费品零售总额'],
    ['PM 2.5 浓度', 'pm2.5浓度'],
    ['GDP 增速', 'gdp增速'],
    ['高企 TOTAL 1008', '高企total 1008'],
    ['Q1 GDP增5.6', 'q1 gdp增5.6'],
    ['x𝟔.𝟖%', 'x6.8%'],
    ['3 km', '3km'],
    ['6️⃣.8️⃣%', '6.8%'],
    ['①社零', '(1)社零'],
    ['❷固投', '(2)固投'],
    ['（1）社零', '(1)社零'],
    ['6。8%', '6.8%'],
    ['共35。12月', '共35。12月'],
    ['@调度助手 外资2.4亿美元', '外资2.4亿美元'],
    ['@张三 @李四\u2005社零', '社零'],
    ['群里@一下没报的 谢谢', '群里@一下没报的谢谢'],
    ['\u202e6.8%\u200b', '6.8%'],
    ['社\u00a0零', '社零'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['社零\t6.8%', '社零\t6.8%'],
    ['\ue000\ue0016.8', '6.8'],
    ['\ud83d6.8', '6.8'],
    ['', ''],
    ['社零——6.8', '社零--6.8'],
    ['㎡', 'm2'],
    ['__proto__', '__proto__'],
  ])('makes %j %j', (raw, text) => {
    expect(normalise(raw).text).toBe(text)
  })

  it.each([
    ['乾县社零增长9.1%', '乾县社零增长9.1%'],
    ['乾縣社零增長9.1%', '乾县社零增长9.1%'],
    ['於潜镇、藉口镇各1家', '於潜镇、藉口镇各1家'],
    ['礐石街道和濛阳街道', '礐石街道和濛阳街道'],
    ['藉口乾淨', '借口干净'],
  ])('leaves a place its official name: %j is %j', (raw, text) => {
    expect(normalise(raw).text).toBe(text)
  })

  it('knows who speaks at the head of a report and leaves it in the text', () => {
    const read = normalise('【市商务局】一季度社零6.8%')
    expect(read.sender).toBe('市商务局')
    expect(read.text.slice(read.head?.from, read.head?.to)).toBe('【市商务局】')
    expect(normalise('［市科技局］高企1005家').sender).toBe('市科技局')
    expect(normalise('社零【市商务局】').sender).toBeNull()
    expect(normalise('【').sender).toBeNull()
    expect(normalise('【】6').sender).toBeNull()
  })

  it('leads every character back to where it was written', () => {
    const raw = '社零 １，０２０ 家'
    const { text, origin } = normalise(raw)
    expect([...text].map((_, at) => raw.charAt(origin[at] as number)).join('')).toBe('社零１０２０家')
  })

  it('leaves simplified text as it is, and its own output unchanged', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[社零固投一二三0-9.%家月,。、 -]{0,40}$/), (raw) => {
        const once = normalise(raw).text
        expect(normalise(once).text.replaceAll(' ', '')).toBe(once.replaceAll(' ', ''))
      }),
    )
  })

  it('survives 20,000 hostile strings, with places that never fall and never leave the message', {
    timeout: 60_000,
  }, () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc
        .array(
          fc.constantFrom(
            '1',
            ',',
            '，',
            ' ',
            '.',
            '。',
            '@',
            '百',
            '【',
            '】',
            '\u200b',
            '\ud83d',
            '️⃣',
            '①',
            '-',
            '—',
            '\n',
            '𝟔',
            'ﷺ',
            '__proto__',
            'pm',
          ),
          { maxLength: 60 },
        )
        .map((it) => it.join('')),
    )
    fc.assert(
      fc.property(hostile, (raw) => {
        const { text, origin } = normalise(raw)
        if (origin.length !== text.length) throw new Error(`${origin.length} places for ${text.length}`)
        for (let at = 0; at < origin.length; at++) {
          const here = origin[at] as number
          if (here < (origin[at - 1] ?? 0) || here >= raw.length) throw new Error(`place ${here}`)
        }
        if (/[\ue000-\uf8ff\u200b-\u200f\u202a-\u202e\u0000-\u0008]/.test(text))
          throw new Error('invisible left')
      }),
      { numRuns: 20_000 },
    )
    expect(normalise('9'.repeat(10_000)).text).toHaveLength(10_000)
    expect(normalise('1,234'.repeat(400)).text.length).toBeLessThan(2001)
  })
})
