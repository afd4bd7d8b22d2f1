import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPeriods, mainPeriod } from '../../src/understanding/periods/periods.ts'
import type { PeriodHit } from '../../src/understanding/reading.ts'
import { normalise } from '../../src/understanding/text/normalise.ts'

const TODAY = '2025-04-12'

function find(text: string, today = TODAY, reporting = false): PeriodHit[] {
  return findPeriods(normalise(text).text, today, reporting)
}

/** `01-01..03-31`, with the year in front where it is not this one. */
function spelled(text: string, today = TODAY, reporting = false): string | null {
  const period = mainPeriod(find(text, today, reporting))
  if (period === null) return null
  const short = (day: string): string => (day.startsWith('2025-') ? day.slice(5) : day)
  return `${short(period.from)}..${short(period.to)}`
}

describe('a period in a message', () => {
  it.each([
    [
      '01-01..03-31',
      '1—3月 1-3月 1至3月 1~3月份 一到三月 1月至3月 1月-3月 2025年1-3月 2025.1-3 一季度 第一季度 一季 Q1 首季 一季末 截至3月底 截止三月末 3月末 到三月底 前三个月 头三个月',
    ],
    [
      '01-01..03-31',
      '1～3月 １－３月 1月份到3月份 一月到三月 一月份至三月份 一二三月份 第1季度 1季度 一季渡 今年一季度 2025年一季度 25年一季度 二〇二五年一季度 二零二五年1—3月 2025Q1 2025一季度 2025年1-3 2025.01-03 2025年1月-2025年3月 1、2、3月 截至3月31日 截止到三月底 截至3月末 至三月末 到3月底为止 截至一季度末 截至3月 今年1—3月份 前3个月 1月1日至3月31日 今年前三个月 首季度 开局一季度 头一季度 截至上月底 截至上月 上月末 本年一季度',
    ],
    ['01-01..02-28', '1—2月 一至二月 前2个月 前两个月 1、2月份 一二月份 1月和2月 截至2月底 2月末 头两个月'],
    ['01-01..11-30', '前11个月 前十一个月 1-11月'],
    ['01-01..05-31', '今年一到五月 1—5月 前五个月 截至5月底'],
    ['01-01..08-31', '前8个月 前八个月 1至8月 截至8月底'],
    ['01-01..04-10', '截至4月10日 截至四月十号 截止4月10日'],
    ['04-01..06-30', '今年二季度 2025年第二季度 Q2 二季度 本季度 这个季度 第二季 2季度 二季渡'],
    ['07-01..09-30', '三季度 第3季度'],
    ['10-01..12-31', '四季度 Q4'],
    ['01-01..09-30', '前三季度 前3季度 前三个季度 一至三季度 1-3季度 一到三季度 三季度末'],
    [
      '01-01..06-30',
      '上半年 二季度末 今年上半年 H1 一、二季度 一二季度 截至6月底 1-6月 头半年 截至6月末 2025上半年',
    ],
    ['07-01..12-31', '下半年'],
    ['01-01..12-31', '今年 全年 2025年 2025年度 本年度 1-12月 2025年全年 今年全年'],
    [
      '01-01..04-12',
      '今年以来 开年以来 年初以来 截至目前 截止目前 今年至今 到目前为止 年初至今 截至今日 一月份到现在 截止到目前',
    ],
    ['01-01..04-11', '截至昨天 截至昨日'],
    [
      '03-01..03-31',
      '3月 三月份 上月 上个月 3月份 三月 2025年3月 2025-03 2025/3 2025.3 202503 今年3月 3月1日至3月31日 3月1日-31日 上月份 3月当月 今年3月份当月 3月分',
    ],
    ['04-01..04-30', '本月 这个月 ４月 四月 四月份 这月'],
    ['12-01..12-31', '12月 十二月 十二月份'],
    ['11-01..11-30', '11月 十一月'],
    ['01-01..01-31', '1月 一月份 元月 元月份'],
    ['01-01..03-31', '上季度 上个季度 上季'],
    ['04-01..04-10', '四月上旬 4月上旬'],
    ['03-11..03-20', '3月中旬'],
    ['02-21..02-28', '2月下旬'],
    ['02-01..02-28', '上上个月 2月 二月份'],
    ['2024-01-01..2024-12-31', '去年 2024年全年 2024年 24年 去年全年 上年 截至2024年底 去年底 2024年末'],
    ['2024-01-01..2024-03-31', '去年一季度 2024年1-3月 上年一季度 去年的一季度 2024年Q1 2024Q1'],
    ['2024-01-01..2024-06-30', '去年上半年 2024年上半年'],
    ['2024-12-01..2024-12-31', '去年12月 2024年12月 去年十二月份'],
    ['2023-01-01..2023-12-31', '前年'],
    ['2024-10-01..03-31', '去年10月到今年3月 2024年10月至2025年3月'],
    ['03-01..04-12', '3月以来'],
  ])('is %s for each of: %s', (expected, texts) => {
    for (const text of texts.split(' ')) expect(`${text} ${spelled(text)}`).toBe(`${text} ${expected}`)
  })

  it('may be written with blanks, and keeps its place in the text', () => {
    expect(spelled('1-3 月份')).toBe('01-01..03-31')
    expect(spelled('2025 年 一 季度')).toBe('01-01..03-31')
    const [hit] = find('社零一季度增长6.8%')
    expect(hit).toMatchObject({ from: 2, to: 5, text: '一季度' })
  })

  it.each([
    ['截至3月底,内需扩量提效攻坚各项指标完成情况', '01-01..03-31'],
    ['一季度固投、规工、社零分别增长5.1%、6.7%、6.2%', '01-01..03-31'],
    ['我想知道截至三月底全市社零同比增长百分之几', '01-01..03-31'],
    ['嗯我说一下啊一季度社零是百分之六点八', '01-01..03-31'],
    ['PM2.5 三月 41.3微克', '03-01..03-31'],
    ['一季度内需怎么样', '01-01..03-31'],
    ['一季度前三名是谁', '01-01..03-31'],
    ['3月份社零、固投分别是多少', '03-01..03-31'],
    ['一季度末高企1003家', '01-01..03-31'],
    ['关于3月份物流总费用占比', '03-01..03-31'],
    ['请报告1—3月固定资产投资增速完成情况,以及与年度目标的差距。', '01-01..03-31'],
    ['63处为上月底数', '01-01..03-31'],
    ['2025年目标', '01-01..12-31'],
    ['3月12家', '03-01..03-31'],
    ['社零(1-3月):6.8%', '01-01..03-31'],
    ['前两个月进出口降幅收窄至1.1%', '01-01..02-28'],
    ['4月数据', '04-01..04-30'],
    ['社零去年一季度多少', '2024-01-01..2024-03-31'],
  ])('is found within a sentence: %s', (text, expected) => {
    expect(spelled(text)).toBe(expected)
  })

  it('belongs to the month and the year before in January', () => {
    expect(spelled('上月', '2026-01-05')).toBe('12-01..12-31')
    expect(spelled('上季度', '2026-01-05')).toBe('10-01..12-31')
    expect(spelled('上上个月', '2026-01-05')).toBe('11-01..11-30')
    expect(spelled('1月', '2026-01-05')).toBe('2026-01-01..2026-01-31')
  })

  it('belongs to the year before where a report names a month or quarter that has not begun', () => {
    expect(spelled('三季度入境游增长28.7%', TODAY, true)).toBe('2024-07-01..2024-09-30')
    expect(spelled('12月新增9家', TODAY, true)).toBe('2024-12-01..2024-12-31')
    expect(spelled('12月目标', TODAY, false)).toBe('12-01..12-31')
    expect(spelled('4月新增9家', TODAY, true)).toBe('04-01..04-30')
    expect(spelled('四季度增长5%', '2026-01-05', true)).toBe('10-01..12-31')
    expect(spelled('1-12月增长5%', '2026-01-05', true)).toBe('01-01..12-31')
    expect(spelled('上半年增长5%', TODAY, true)).toBe('01-01..06-30')
    expect(spelled('今年三季度增长5%', TODAY, true)).toBe('07-01..09-30')
  })
})

describe('words that name no period of their own', () => {
  it.each(['去年同期', '2024年同期', '上年同期', '同期', '去年这个时候', '1-3月同期', '一季度同期'])(
    '%s is something to compare with',
    (text) => {
      expect(find(text)).toMatchObject([{ period: null, role: 'comparison', text }])
    },
  )

  it.each([
    '近半年',
    '半年度',
    '月度',
    '季度',
    '近三个月',
    '最近一年',
    '半年',
    '过去两年',
    '按月',
    '近几个月',
  ])('%s stays without days', (text) => {
    expect(find(text)).toMatchObject([{ period: null, role: 'period', text }])
  })

  it.each([
    '十四五',
    '三个月',
    '一个月',
    '一年四季',
    '第四届',
    '第三批',
    '五一期间',
    '6.8个点',
    '六点八',
    '增长三点',
    '九点五',
    '12号机组',
    '10号楼',
    '一二三产',
    '同比',
    '环比',
    '一起',
    '三保',
    '13月',
    '6.1月',
    '两重建设',
    '一网通办',
    '三张清单',
    '5+15',
    '社零6.8%',
    '内需',
    '前列',
    '目前',
    '零增长',
    '大年三十',
    '',
  ])('%j names no time at all', (text) => {
    expect(find(text)).toEqual([])
  })
})

describe('the part a time plays', () => {
  it.each([
    ['年底前', 'deadline'],
    ['6月底前交付', 'deadline'],
    ['5月10日前报齐', 'deadline'],
    ['一季度内完成', 'deadline'],
    ['年底能完成吗', 'deadline'],
    ['月底能到50%', 'deadline'],
    ['预计五月底竣工', 'deadline'],
    ['12月31日之前', 'deadline'],
    ['今年内建成', 'deadline'],
    ['季度末前三天', 'deadline'],
    ['周五之前必须报齐', 'deadline'],
    ['6月底完成', 'deadline'],
    ['力争6月开工', 'deadline'],
    ['截止4月15日报送', 'deadline'],
    ['下周一前', 'deadline'],
    ['本月底前', 'deadline'],
    ['每月5号提醒我', 'appointment'],
    ['周五下午三点', 'appointment'],
    ['明天上午9点', 'appointment'],
    ['4月15日下午开会', 'appointment'],
    ['每周三早上八点半', 'appointment'],
    ['明早九点', 'appointment'],
    ['15:30', 'appointment'],
    ['下午3点半', 'appointment'],
    ['八点四十', 'appointment'],
    ['半小时后', 'appointment'],
    ['十分钟后', 'appointment'],
    ['每季度', 'appointment'],
    ['4月起执行', 'appointment'],
    ['从下个月开始', 'appointment'],
    ['本月12日', 'appointment'],
    ['到6月20号提醒我', 'appointment'],
    ['2025-03-31', 'appointment'],
    ['4月9日填报的', 'appointment'],
    ['4月20日开工', 'appointment'],
    ['每年3月和9月', 'appointment'],
    ['后天', 'appointment'],
    ['下周', 'appointment'],
    ['每月10日、25日', 'appointment'],
    ['3天后', 'appointment'],
    ['较上月提高', 'comparison'],
    ['比去年一季度高', 'comparison'],
    ['与上月持平', 'comparison'],
    ['比年初提高', 'comparison'],
    ['跟去年同期比', 'comparison'],
    ['高于一季度', 'comparison'],
  ])('of %s is: %s', (text, role) => {
    const hits = find(text)
    expect(hits.map((it) => it.role)).toEqual([role])
    expect(mainPeriod(hits)).toBeNull()
  })

  it('lets the later of two that are compared count', () => {
    for (const text of [
      '一季度比去年一季度高多少',
      '去年一季度和今年一季度比',
      '今年一季度社零与去年一季度相比',
      '2024年一季度和2025年一季度比较',
    ]) {
      expect(`${text} ${spelled(text)}`).toBe(`${text} 01-01..03-31`)
      expect(
        find(text)
          .map((it) => it.role)
          .sort(),
      ).toEqual(['comparison', 'period'])
    }
    expect(spelled('3月比2月高吗')).toBe('03-01..03-31')
  })

  it('keeps the period of a report apart from the year of its target', () => {
    expect(spelled('一季度完成全年目标的26%')).toBe('01-01..03-31')
    expect(spelled('1-4月完成2025年目标任务的三成')).toBe('01-01..04-30')
  })

  it('keeps two that stand side by side, a sum and its last month', () => {
    expect(find('规工1-3月6.3%,3月当月7.1%').map((it) => it.role)).toEqual(['period', 'period'])
    expect(spelled('规工1-3月6.3%,3月当月7.1%')).toBe('01-01..03-31')
  })
})

describe('hostile text', () => {
  it('never throws, and hits never overlap, on 20,000 strings', { timeout: 60_000 }, () => {
    const piece = fc.constantFrom(
      '1',
      '3',
      '月',
      '年',
      '-',
      '至',
      '底',
      '前',
      '季度',
      '今年',
      '去年',
      '截至',
      '一',
      '十',
      '2025',
      '.',
      '每',
      '周',
      '点',
      '上',
      '半',
      '同期',
      '比',
      '日',
      '\ue000',
      '\n',
    )
    const text = fc.oneof(
      fc.array(piece, { maxLength: 60 }).map((it) => it.join('')),
      fc.string({ unit: 'binary', maxLength: 60 }),
    )
    fc.assert(
      fc.property(text, fc.boolean(), (raw, reporting) => {
        let end = 0
        for (const hit of findPeriods(raw, TODAY, reporting)) {
          if (hit.from < end || hit.to <= hit.from) throw new Error('overlap')
          if (hit.period !== null && hit.period.from > hit.period.to) throw new Error('backwards')
          end = hit.to
        }
      }),
      { numRuns: 20_000 },
    )
    for (const unit of ['1月至', '一', '9', '每', '今年', '2025', '1-', '截至', '上上', '十点'])
      findPeriods(unit.repeat(2000 / unit.length), TODAY, true)
  })
})
