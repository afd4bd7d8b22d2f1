import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNumeral } from '../../src/plan/numeral.ts'
import { convert, parseQuantity, printNumber, printQuantity } from '../../src/plan/quantity.ts'
import { preferredName, unitOf } from '../../src/plan/units.ts'

describe('parseNumeral', () => {
  it.each([
    ['百分之六点八', 6.8],
    ['百分之零点五', 0.5],
    ['百分之十二点三四', 12.34],
    ['百分之百', 100],
    ['百分之负一点二', -1.2],
    ['半数', 50],
    ['一半', 50],
    ['三分之二', 66.67],
    ['千分之三', 0.3],
    ['万分之三', 0.03],
    ['三成', 30],
    ['三成五', 35],
    ['八成五', 85],
    ['1成', 10],
    ['一成三五', 13.5],
    ['六成零三', 60.3],
    ['十成', 100],
    ['1千零二十', 1020],
    ['一千零二十', 1020],
    ['1020', 1020],
    ['两百零三', 203],
    ['1.02万', 10200],
    ['一千三百五十二', 1352],
    ['3.2万', 32000],
    ['两万四千万', 240000000],
    ['2.4亿', 240000000],
    ['三千一百万', 31000000],
    ['0.31亿', 31000000],
    ['四亿一千万', 410000000],
    ['二十九万八千九百', 298900],
    ['七百二十八万五千', 7285000],
    ['六点八', 6.8],
    ['四十五点三', 45.3],
    ['6点8', 6.8],
    ['一百零二点五', 102.5],
    ['2.3千万', 23000000],
    ['1.2万亿', 1.2e12],
    ['一百二', 120],
    ['两万四', 24000],
    ['两千二', 2200],
    ['一百零二', 102],
    ['一万零五', 10005],
    ['3万5千', 35000],
    ['1亿2000万', 1.2e8],
    ['一千零三', 1003],
    ['一零零三', 1003],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百一十', 110],
    ['五十', 50],
    ['二十五六', 25],
    ['十几', 10],
    ['三十多', 30],
    ['1000多', 1000],
    ['1000余', 1000],
    ['5200多万', 52000000],
    ['七八百', 700],
    ['二十来', 20],
    ['-1.2', -1.2],
    ['负一点二', -1.2],
    ['+5', 5],
    ['壹佰伍拾', 150],
    ['肆拾肆', 44],
    ['柒仟捌佰伍拾肆', 7854],
    ['贰拾万零伍佰零陆', 200506],
    ['一千陆', 1600],
    ['負壹百二十', -120],
    ['二十五萬', 250000],
    ['十万万', 1e9],
    ['五万万', 5e8],
    ['五兆六十二亿四万', 5006200040000],
    ['百三', 130],
    ['千五', 1500],
    ['百三十', 130],
    ['半百', 50],
    ['2千零30万', 20300000],
    ['2万零300万', 203000000],
    ['一万零一十二万', 100120000],
    ['1千零20', 1020],
    ['1千零20亿', 1.02e11],
    ['百分之陆点捌', 6.8],
    ['陆点捌', 6.8],
    ['三千 九百 六十五', 3965],
    ['7万 5千 4百', 75400],
    ['十多万', 100000],
    ['一百零几万', 1000000],
    ['两千万点五五', 20000000.55],
    ['.5', 0.5],
    ['-.25', -0.25],
  ])('reads %s as %d', (text, value) => {
    expect(parseNumeral(text)?.value).toBe(value)
  })

  it.each(['二十五六', '十几', '三十多', '1000余', '七八百', '十多', '一百零几', '十多万'])(
    'marks %s as a rough number',
    (text) => {
      expect(parseNumeral(text)?.about).toBe(true)
    },
  )

  it.each([
    '',
    '百',
    '万',
    '点',
    '.',
    '1.',
    '六点',
    '一二三',
    '12345678901234567',
    '百分之',
    '三成立',
    '六点八六点一',
    'abc',
    '__proto__',
    '负',
    '-',
    '陆',
    '拾',
    '伍陆',
    '零十',
    '五兆',
    '万万',
    '6.8 5.1',
    '1.2.3',
    '两千万点五亿',
  ])('does not read %j as one number', (text) => {
    expect(parseNumeral(text)).toBeNull()
  })
})

describe('units', () => {
  it.each([
    [2.4, '亿美元', '万美元', 24000],
    [24000, '万美元', '亿美元', 2.4],
    [240000000, '美元', '万美元', 24000],
    [5200, '万美元', '美元', 52000000],
    [1, '公顷', '亩', 15],
    [298900, '亩', '万亩', 29.89],
    [3, '公里', '米', 3000],
    [9100, '米', '公里', 9.1],
    [1, '吨', '斤', 2000],
    [60.1, '亿斤', '吨', 3005000],
    [4.51, '万头', '头', 45100],
    [14.3, '万平方米', '平方米', 143000],
    [120, '万立方米', '立方米', 1200000],
    [1.02, '万家', '家', 10200],
    [745, '元', '万元', 0.0745],
    [9.6, '万人次', '人次', 96000],
    [32, '微克每立方米', '微克/立方米', 32],
    [100, '元每人每月', '元/月·人', 100],
    [8000, '台', '万台', 0.8],
    [0.1 + 0.2, '%', '%', 0.3],
  ])('%d %s are, counted in %s, %d', (value, from, to, expected) => {
    expect(convert(value, from, to)).toBe(expected)
  })

  it.each([
    ['美元', '元'],
    ['%', '个百分点'],
    ['家', '个'],
    ['人', '人次'],
    ['万亩', '平方米'],
    ['元', '元/月'],
    ['位', '%'],
    ['未知', '元'],
    ['__proto__', '元'],
    ['', '家'],
  ])('never turn %s into %s', (from, to) => {
    expect(convert(1, from, to)).toBeNull()
  })

  it('have one name where people use several', () => {
    expect(['美金', '个点', '千米', '微克每立方', '元每月每人'].map(preferredName)).toEqual([
      '美元',
      '个百分点',
      '公里',
      '微克/立方米',
      '元/月·人',
    ])
    expect(unitOf('亿千瓦时')?.factor).toBe(1e8)
  })
})

describe('quantities', () => {
  it.each([
    [6.8, '%', '6.8%'],
    [24000, '万美元', '24000万美元'],
    [-1.2, '%', '-1.2%'],
    [0.1 + 0.2, '个百分点', '0.3个百分点'],
    [1e21, '元', '1000000000000000000000元'],
    [0.0000001, '%', '0.0000001%'],
    [-0, '家', '0家'],
    [1008, null, '1008'],
  ])('%d of %s is printed as %s', (value, unit, printed) => {
    expect(printQuantity(value, unit)).toBe(printed)
  })

  it.each([
    ['两万四千万美元', 240000000, '美元'],
    ['24000万美元', 24000, '万美元'],
    ['2.4亿美金', 2.4, '亿美金'],
    ['一千零二十家', 1020, '家'],
    ['百分之六点八', 6.8, '%'],
    ['三成五', 35, '%'],
    ['6.8个点', 6.8, '个百分点'],
    ['负一点二', -1.2, null],
    ['六个百分点', 6, '个百分点'],
  ])('%s is read as %d %s', (text, value, unit) => {
    expect(parseQuantity(text)).toEqual({ value, unit })
  })

  it.each(['', '家', '6.8家家', '6.8%以上', '1.2.3家', '社零6.8%'])('%j is no quantity', (text) => {
    expect(parseQuantity(text)).toBeNull()
  })

  it('read back what they print, for every unit and any decimal', () => {
    const unit = fc.constantFrom(
      '%',
      '个百分点',
      '家',
      '万美元',
      '亿元',
      '万亩',
      '微克/立方米',
      '元/月·人',
      '位',
      '公里',
      '万人次',
      null,
    )
    const value = fc
      .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 4 }))
      .map(([n, d]) => n / 10 ** d)
    fc.assert(
      fc.property(value, unit, (number, name) => {
        const printed = printQuantity(number, name)
        expect(parseQuantity(printed)).toEqual({ value: Number(printNumber(number)), unit: name })
      }),
      { numRuns: 2000 },
    )
  })

  it('come back unchanged when they are converted there and back', () => {
    const pair = fc.constantFrom(
      ['万美元', '亿美元'],
      ['亩', '公顷'],
      ['万人次', '人次'],
      ['斤', '吨'],
      ['米', '公里'],
    )
    fc.assert(
      fc.property(pair, fc.integer({ min: -1e8, max: 1e8 }), ([from, to], n) => {
        const value = n / 100
        const there = convert(value, from as string, to as string) ?? Number.NaN
        expect(convert(there, to as string, from as string)).toBeCloseTo(value, 3)
      }),
    )
  })

  it('survive anything that is thrown at them', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        (text) => void [parseQuantity(text), parseNumeral(text)],
      ),
    )
  })
})
