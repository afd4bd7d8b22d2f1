import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFigures, residueDigits } from '../../src/understanding/figures/figures.ts'
import { NOISE } from '../../src/understanding/figures/noise.ts'
import { findPeriods } from '../../src/understanding/periods/periods.ts'
import type { FigureHit } from '../../src/understanding/reading.ts'
import { normalise } from '../../src/understanding/text/normalise.ts'

/** Names as the earlier stage would have masked them. */
const NAMES = [
  '社零总额',
  '社零',
  '固投',
  '规工',
  '外资',
  '高企',
  '进出口',
  '对非贸易额',
  '一网通办率',
  'PM2.5浓度',
  '民投占比',
  '技术合同成交额',
  '城镇化率',
  '限上批零住餐',
  '高标准农田',
  '服务业',
  '亩均税收',
  '对外投资',
  '送戏下乡',
  '一产',
  '医疗救助',
  '低保标准',
].map((name) => normalise(name).text)

function find(message: string): { readonly masked: string; readonly hits: FigureHit[] } {
  let masked = normalise(message).text
  for (const name of NAMES) masked = masked.replaceAll(name, '\ue000'.repeat(name.length))
  const periods = findPeriods(masked, '2025-04-12', true)
  for (const { from, to } of periods)
    masked = masked.slice(0, from) + '\ue005'.repeat(to - from) + masked.slice(to)
  return { masked, hits: findFigures(masked, periods) }
}

/** "6.8%", "-3.4%", "52000000美元", noise in brackets: what is found, in order. */
function spelled(message: string): string {
  const mark = (hit: FigureHit): string => (hit.noise === null ? '' : `(${hit.noise})`)
  return find(message)
    .hits.map((hit) => `${hit.value}${hit.unit ?? ''}${mark(hit)}`)
    .join(' ')
}

const reported = (message: string): string =>
  find(message)
    .hits.filter((hit) => hit.noise === null)
    .map((hit) => `${hit.value}${hit.unit ?? ''}`)
    .join(' ')

describe('a figure by itself', () => {
  it.each([
    ['6.8%', '百分之六点八|6.8 %|６.８％|6。8%|百分之6.8'],
    ['0.5%', '０．５％|百分之零点五'],
    ['12.34%', '百分之十二点三四'],
    ['5%', '增幅为百分之五'],
    ['5.9%', '+5.9%|正5.9%'],
    ['100%', '百分之百|翻番|翻了一番|翻一番|翻倍'],
    ['50%', '半数|一半'],
    ['66.67%', '三分之二'],
    ['0.3%', '千分之三'],
    ['30%', '三成'],
    ['35%', '三成五|3成5'],
    ['85%', '八成五'],
    ['10%', '增长1成|增长一成'],
    ['13.5%', '增长一成三五'],
    ['60%', '六成以上'],
    ['70%', '近七成'],
    ['90%', '90%以上'],
    ['80%', '超过80%'],
    ['13%', '13%左右'],
    ['300%', '翻两番'],
    [
      '-1.2%',
      '-1.2%|－1.2%|负1.2%|下降1.2%|同比下降百分之一点二|降1.2%|同比减少1.2%|下滑1.2%|回落1.2%|负增长1.2%|下降-1.2%|百分之负一点二|增长-1.2%|降了1.2%|跌1.2%|降幅1.2%|降幅达1.2%|1.2%的降幅|↓1.2%|同比下降了约1.2%',
    ],
    ['-2.3%', '降幅2.3%'],
    ['-1.1%', '降幅收窄至1.1%|降幅进一步收窄到1.1%|降幅扩大到1.1%'],
    ['-40%', '同比下降四成'],
    ['0%', '持平|零增长|基本持平|与去年同期持平|打平'],
    ['32微克/立方米', '降至32微克/立方米|降到32微克每立方米|32μg/m³'],
    ['6.2%', '放缓至6.2%|回落到6.2%|增速降到6.2%|提高到6.2%'],
    ['6.8个百分点', '6.8个百分点|6.8个点|增长了6.8个点|六点八个点|六个点八|增长6.8个百分点'],
    ['6个百分点', '六个百分点'],
    ['-0.3个百分点', '回落0.3个百分点|下滑0.3个百分点'],
    ['-3家', '减少3家'],
    ['1020家', '1千零二十家|一千零二十家|1,020家|1，020家|1020 家'],
    ['1000家', '约1000家|近1000家|1000多家|1000余家|超1000家'],
    ['30家', '三十多家|三十余家'],
    ['5家', '不足5家|5-6家|5到6家|五六家'],
    ['25家', '二十五六家'],
    ['203家', '两百零三家'],
    ['10200家', '1.02万家'],
    ['1352户', '一千三百五十二户'],
    ['32000人', '3.2万人'],
    ['50名', '五十名'],
    ['15项', '15项|十五项'],
    ['2', '俩'],
    ['240000000美元', '两万四千万美元|2.4亿美元|24000万美元|2.4亿美金'],
    ['31000000美元', '3,100万美元|三千一百万美元|0.31亿美金'],
    ['240000000元', '2.4亿元'],
    ['298900亩', '29.89万亩|二十九万八千九百亩'],
    ['7280000亩', '728万亩'],
    ['98.5分', '98.5分'],
    ['35.2微克/立方米', '35.2微克/立方米|35.2微克'],
    ['1.2倍', '1.2倍|增长1.2倍'],
    ['6.8', '六点八|增长6.8|6点8'],
    ['9.5', '九点五'],
    ['15000', '1.5万'],
    ['12000000', '一千二百万'],
    ['120', '一百二'],
    ['2位', '第二位|全省第2|全省第二了|位居第2'],
    ['3位', '全省第三|全省第三位'],
    ['12位', '第十二名'],
    ['780公里', '七百八十公里'],
    ['100元/月·人', '100元每月每人|100元/人/月'],
    ['745元/月', '745元/月'],
    ['9.1公里', '9.1公里'],
    ['6010000000斤', '60.1亿斤'],
    ['1230000头', '一百二十三万头'],
    ['143000平方米', '14.3万平方米'],
    ['1200000立方米', '120万立方米|120万方'],
    ['2家', '两家'],
    ['3个', '三个|新增三个'],
    ['1家', '新增一家'],
    ['200座', '二百余座'],
  ])('is %s in each of: %s', (expected, texts) => {
    for (const text of texts.split('|')) expect(`${text} ${reported(text)}`).toBe(`${text} ${expected}`)
  })

  it.each([
    ['约1000家', 'about'],
    ['1000余家', 'about'],
    ['二十五六家', 'about'],
    ['13%左右', 'about'],
    ['近七成', 'about'],
    ['三十多家', 'about'],
    ['5-6家', 'about'],
    ['超过80%', 'over'],
    ['突破1000家', 'over'],
    ['不足5家', 'under'],
    ['90%以上', 'at_least'],
    ['不低于70%', 'at_least'],
    ['不超过32微克', 'at_most'],
    ['5家以内', 'at_most'],
    ['6.8%', 'exact'],
    ['突破3项', 'exact'],
    ['通过35项', 'exact'],
    ['签约3家', 'exact'],
  ])('%s is meant as: %s', (text, bound) => {
    expect(find(text).hits[0]?.bound).toBe(bound)
  })

  it.each([
    ['增长6.8%', 'rise'],
    ['新增35家', 'rise'],
    ['提高0.4个百分点', 'rise'],
    ['下降1.2%', 'fall'],
    ['-1.2%', 'fall'],
    ['降至32微克', 'level'],
    ['提高到6.8%', 'level'],
    ['达到1020家', 'level'],
    ['6.8%', 'none'],
    ['持平', 'level'],
  ])('%s moves: %s', (text, motion) => {
    expect(find(text).hits[0]?.motion).toBe(motion)
  })

  it('keeps its place in the text it was found in', () => {
    const { masked, hits } = find('社零 增长６.８％')
    expect(masked.slice(hits[0]?.from, hits[0]?.to)).toBe('6.8%')
    expect(hits[0]?.text).toBe('6.8%')
  })
})

describe('what is no figure', () => {
  it.each(
    '一网通办 第一产业 一般公共预算 十大重点民生实事 七大攻坚 7大攻坚 “5+15”重点改革 1+3+X 两重建设 四比四提高 万千百工程 三湘怡养 三湘好物 百日攻坚 十四五 三保 两山 六稳六保 一村一品 统一大市场 三张清单 一把手 由负转正 一起吃饭 等一下 一些 一个劲 九点开会 五好园区 快一点 早一点 报一个数 还缺三个数 两个方面 三点意见 有一个问题 一周一调度 4G基站 12345热线 第四届旅发大会 第三批 第一时间 几十家 数百家 302会议室 3号楼 107国道 〔2025〕2号 13812345678 0730-8888888 2025-04-12 15:30 v2.0 2.0版 10.0.0.1 24小时 240小时过境免签 65岁以上老人 50亿级项目 十亿以上项目 百亿企业 1号机组 1/2 前三名 倒数第二 四舍五入 一二三产 说三遍 四位数 每年一次 咱俩 二十大 三八 一开始 零就业家庭 零碳园区 清零 3天后 000123 12345678901234567890'.split(
      ' ',
    ),
  )('%s gives none', (text) => {
    expect(reported(text)).toBe('')
  })
})

describe('several figures in a message', () => {
  it.each([
    ['【市商务局】报:1-3月社零增速6.8%,限上批零住餐新增35家', '6.8% 35家'],
    ['外资:5200万美元,同比降3.4%', '52000000美元 -3.4%'],
    ['高企是1008家不是1003家', `1008家 1003家(${NOISE.negated})`],
    ['社零不是6.8,是6.9', `6.8(${NOISE.negated}) 6.9`],
    ['更正,高企应为1003家', '1003家'],
    ['一季度固投、规工、社零分别增长5.1%、6.7%、6.2%', '5.1% 6.7% 6.2%'],
    ['固投、规工分别下降5.1%、6.7%', '-5.1% -6.7%'],
    ['高企1005家;技术合同成交额同比增9.3%', '1005家 9.3%'],
    ['上半年进出口负增长2.1%', '-2.1%'],
    ['新认定高企26家,累计1016家', '26家 1016家'],
    ['社零增速由6.5%提高到6.8%', `6.5%(${NOISE.from}) 6.8%`],
    ['由7.1%回落至6.5%', `7.1%(${NOISE.from}) 6.5%`],
    ['从6.7改到6.5', `6.7(${NOISE.from}) 6.5`],
    ['6.8改6.9', `6.8(${NOISE.from}) 6.9`],
    ['76.5→75.6', `76.5(${NOISE.from}) 75.6`],
    ['一网通办率8.9,更正:9.8', `8.9(${NOISE.from}) 9.8`],
    ['对非贸易额增速"5.2%"应为"52%"', `5.2%(${NOISE.from}) 52%`],
    ['第2位改第3位', `2位(${NOISE.from}) 3位`],
    ['原报5200万美元,现更正为5080万美元', `52000000美元(${NOISE.earlier}) 50800000美元`],
    ['高企1009家,刚才打成1090了', `1009家 1090(${NOISE.earlier})`],
    ['此前上报的6.8%请予以更正', `6.8%(${NOISE.earlier})`],
    ['社零6.8有误 7.0才对', `6.8(${NOISE.earlier}) 7`],
    ['请用6.6覆盖6.8', `6.6 6.8(${NOISE.earlier})`],
    ['社保卡已覆盖48.6%', '48.6%'],
    ['目标7%,已完成6.8%,说的是社零', `7%(${NOISE.target}) 6.8%`],
    [
      '外资:年度任务24000万美元,已到位7200万美元,占30%',
      `240000000美元(${NOISE.target}) 72000000美元 30%(${NOISE.shareOfTarget})`,
    ],
    ['社零7%的目标,完成了6.8%', `7%(${NOISE.target}) 6.8%`],
    ['社零6.8%(目标7%,差0.2)', `6.8% 7%(${NOISE.target}) 0.2(${NOISE.gap})`],
    ['高企1003家,目标1020,还差17家', `1003家 1020(${NOISE.target}) 17家(${NOISE.gap})`],
    ['技术合同成交额增8.4%,完成年度目标的26%', `8.4% 26%(${NOISE.shareOfTarget})`],
    ['占全年任务的52%', `52%(${NOISE.shareOfTarget})`],
    [
      '外资6150万美元,完成年度目标24000万美元的25.6%',
      `61500000美元 240000000美元(${NOISE.target}) 25.6%(${NOISE.shareOfTarget})`,
    ],
    ['企业上云累计完成2860,目标5000,完成57.2%', `2860 5000(${NOISE.target}) 57.2%(${NOISE.shareOfTarget})`],
    ['固投5.7%,力争下月到6%', `5.7% 6%(${NOISE.aim})`],
    ['固投增速降到4.9%了,比上月回落0.3个点', `4.9% -0.3个百分点(${NOISE.change})`],
    ['社零增长6.8%,比去年同期快0.4个百分点', `6.8% 0.4个百分点(${NOISE.change})`],
    ['较上月提高1.2个百分点', `1.2个百分点(${NOISE.change})`],
    ['比去年同期多12家', `12家(${NOISE.change})`],
    ['环比下降2%', `-2%(${NOISE.change})`],
    ['限上批零住餐35家,同比增加5家', `35家 5家(${NOISE.change})`],
    ['一网通办率90.2%,提高1.1个百分点', `90.2% 1.1个百分点(${NOISE.change})`],
    ['一网通办率90.2%,城镇化率提高0.4个百分点', '90.2% 0.4个百分点'],
    ['社零6.8%,高于全省0.6个百分点', `6.8% 0.6个百分点(${NOISE.change})`],
    ['社零较去年同期增长6.8%', '6.8%'],
    ['社零较上月增长6.8%', `6.8%(${NOISE.change})`],
    ['社零6.8%,去年同期6.1%', `6.8% 6.1%(${NOISE.lastYear})`],
    ['社零6.8%,与上月持平', `6.8% 0%(${NOISE.change})`],
    ['去年同期6.1%', `6.1%(${NOISE.lastYear})`],
    ['去年6.1%,今年6.8%', `6.1%(${NOISE.lastYear}) 6.8%`],
    ['一网通办率94.7%改96.4%,94.7是去年的', `94.7%(${NOISE.from}) 96.4% 94.7(${NOISE.lastYear})`],
    ['去年一季度外资4980万美元,补报', '49800000美元'],
    ['民投占比69.4%,略低于70%', `69.4% 70%(${NOISE.compared})`],
    ['高企数不足1000家,992家', `1000家(${NOISE.compared}) 992家`],
    ['社零增速突破7%,录得7.2%', `7%(${NOISE.compared}) 7.2%`],
    ['增幅6.8%,排全省第5', '6.8% 5位'],
    ['全省排名:第2', '2位'],
    ['应该是全省第三,不是第二', `3位 2位(${NOISE.negated})`],
    ['正在施工,进度72%', `72%(${NOISE.progress})`],
    ['保交房扫尾任务完成90%', `90%(${NOISE.progress})`],
    [
      '1.社零6.8%\n2.固投5.1%\n3.规工6.7%',
      `1(${NOISE.numbering}) 6.8% 2(${NOISE.numbering}) 5.1% 3(${NOISE.numbering}) 6.7%`,
    ],
    ['①社零6.8%②固投5.1%', `1(${NOISE.numbering}) 6.8% 2(${NOISE.numbering}) 5.1%`],
    ['1、社零6.8%;2、固投5.1%', `1(${NOISE.numbering}) 6.8% 2(${NOISE.numbering}) 5.1%`],
    ['(1)社零6.8%(2)固投5.1%', `1(${NOISE.numbering}) 6.8% 2(${NOISE.numbering}) 5.1%`],
    ['一是社零6.8%,二是固投5.1%', '6.8% 5.1%'],
    ['社零|6.8|%\n外资|5200|万美元\n限上批零住餐|35|家', '6.8% 52000000美元 35家'],
    ['社零,%,6.8;固投,%,5.1', '6.8% 5.1%'],
    ['外资(万美元) 1860 6060', '18600000美元 60600000美元'],
    ['社零\t6.8%\n高标准农田\t12.4万亩', '6.8% 124000亩'],
    ['低保标准分别为745元/月、490元/月', '745元/月 490元/月'],
    ['低保标准按740/485落实', '740 485'],
    [
      '应为728.3万亩、59.1亿斤,原来填成了728.8和57.1',
      `7283000亩 5910000000斤 728.8(${NOISE.earlier}) 57.1(${NOISE.earlier})`,
    ],
    ['进出口排全省第2位,较上月进1位', `2位 1位(${NOISE.change})`],
    ['涉及5个县市区、28个乡镇', '5个 28个'],
    ['社零6.8 固投5.1', '6.8 5.1'],
    ['一产二点六 服务业五点四', '2.6 5.4'],
    ['社零六点八五点一', '6.8 5.1'],
    ['五点零八千万不是五点八千万', `50800000 58000000(${NOISE.negated})`],
    ['应该是五千零八十万不是五千八百万', `50800000 58000000(${NOISE.negated})`],
    ['嗯我说一下啊一季度社零是百分之六点八然后限上企业新增了三十五家', '6.8% 35家'],
    ['一网通办率到90.2%了', '90.2%'],
    ['PM2.5浓度降至32微克/立方米', '32微克/立方米'],
    ['5.2%(固投)', '5.2%'],
    ['对外投资－1.2%', '-1.2%'],
    ['社零——6.8%', '6.8%'],
    ['社零 - 6.8%', '6.8%'],
  ])('%s: %s', (text, expected) => {
    expect(spelled(text)).toBe(expected)
  })
})

describe('residueDigits', () => {
  it('finds nothing where every digit has been accounted for', () => {
    for (const text of [
      '社零一季度6.8%',
      '1.社零6.8%\n2.固投5.1%',
      '7大攻坚',
      '按〔2025〕2号文,外资5200万美元,电话13807301234',
      '4月12日15:30开会',
      '',
    ]) {
      const { masked, hits } = find(text)
      expect(residueDigits(masked, hits).map((it) => masked.slice(it.from, it.to))).toEqual([])
    }
  })

  it('finds the digits that no hit covers', () => {
    expect(residueDigits('6.8和35', [])).toEqual([
      { from: 0, to: 1 },
      { from: 2, to: 3 },
      { from: 4, to: 6 },
    ])
    expect(residueDigits('12345', [{ from: 1, to: 3 }])).toEqual([
      { from: 0, to: 1 },
      { from: 3, to: 5 },
    ])
  })

  it('has nothing left after findFigures, whatever digits a text holds', () => {
    const piece = fc.constantFrom(
      '1',
      '23',
      '6.8',
      '%',
      '家',
      '万',
      ',',
      '。',
      '社零',
      '(',
      ')',
      '-',
      '+',
      '/',
      '第',
      '月',
      ' ',
      '百分之',
      '点',
      'a',
      ':',
      '.',
      '目标',
      '\n',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }).map((it) => it.join('')),
        (text) => {
          expect(residueDigits(text, findFigures(text))).toEqual([])
        },
      ),
      { numRuns: 3000, examples: [['1-6.8家)'], ['3-6.8%)']] },
    )
  })
})

describe('hostile text', () => {
  it('never throws, and hits are in order with finite values, on 20,000 strings', { timeout: 60_000 }, () => {
    const piece = fc.constantFrom(
      '1',
      '6.8',
      '%',
      '家',
      '百分之',
      '三',
      '成',
      '十',
      '万',
      '亿',
      '点',
      '第',
      '位',
      '下降',
      '目标',
      '由',
      '到',
      '-',
      '+',
      '、',
      ',',
      '(',
      ')',
      '\ue000',
      '\ue005',
      '\n',
      '多',
      '不是',
      '一',
      '__proto__',
    )
    const text = fc.oneof(
      fc.array(piece, { maxLength: 50 }).map((it) => it.join('')),
      fc.string({ unit: 'binary', maxLength: 60 }),
    )
    fc.assert(
      fc.property(text, (raw) => {
        let end = 0
        for (const hit of findFigures(raw)) {
          if (hit.from < end || hit.to <= hit.from || !Number.isFinite(hit.value))
            throw new Error(JSON.stringify(hit))
          end = hit.to
        }
      }),
      { numRuns: 20_000 },
    )
  })

  it('reads floods of one thing to their end', () => {
    for (const unit of [
      '9',
      '一',
      '万',
      '三点',
      '1.',
      '5.1%、',
      '1,234',
      '(1)',
      '1+',
      '目标7%,',
      '由6.8%到',
      '第',
      '百分之',
      '-',
      '1-',
      '3家,',
    ]) {
      expect(() => findFigures(unit.repeat(2000 / unit.length))).not.toThrow()
    }
  })
})
