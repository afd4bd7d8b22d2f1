/** The question word decides what is answered: each shape in varied wording, read without anything said before. */
import { describe, expect, it } from 'vitest'
import { understandingOf } from '../../src/assemble.ts'
import { loadPlan } from '../../src/plan/seeds.ts'

const understanding = understandingOf(loadPlan('seeds/yueyang-2025'))
const now = new Date('2025-09-22T10:00:00+08:00')

/** The act, or what of a thing is asked, and how people say it. */
const SHAPES: Readonly<Record<string, string>> = {
  'ask.meaning':
    '略滞后是什么意思|滞后是啥意思|序时进度怎么算的|什么叫不可判|达标什么标准|数据靠谱吗|待裁定指什么|推定是什么意思|到期未报怎么理解|略滞后怎么界定|什么是序时进度|不可判是什么意思|未到统计时点是什么意思|这些数据准不准|序时进度是啥|滞后的标准是什么|无数据是什么意思|达序时进度什么意思|数据可靠吗|滞后跟略滞后有什么区别|现在序时进度是多少|达标和达序时进度有什么不同',
  'ask.brief':
    '一句话总结|三句话讲讲当前形势|太长了|简短点|说重点|给个数就行|总结一下|用一句话概括一下总体情况|长话短说|简单说说整体情况|说结论|概括一下|一两句话说说|精简点|讲重点|太啰嗦了|三言两语说一下|直接说结论|短一点|给我一句话汇报|用一句话讲讲固投|三句话说说科技创新赋能攻坚|一句话，全市大概咋样|固投一句话，带原因',
  'ask.compare':
    '社零和固投哪个更差|社零跟进出口比一下|固投、社零放一起看看|社零和固投谁更慢|固投与社零对比一下|社零固投哪个低|规模工业和固投比比|社零和进出口哪个更好|社零和固投哪个离目标远|把社零和固投放在一起看|上云和上平台谁快|接待游客和入境游哪个涨得多|公路提质跟安防比一比|外资跟高企谁的完成率高',
  'ask.soon':
    '哪些快到期了|哪些指标快到期|最近要报的有哪些|哪些即将到期|有哪些马上要报的|接下来要报哪些|下一批要报的有哪些|哪几项临期|哪些要到期了|近期要报的有哪些',
  'ask.changed':
    '跟上个月比哪些变差了|和上月比哪些变好了|有没有好消息|有没有坏消息|和上期比有什么变化|比上个月有什么变化|哪些指标恶化了|哪些有起色|哪几项回落了|有哪些亮点|跟上期比哪些下滑了',
  'ask.met':
    '哪些已经完成全年任务|有几项已经完成了|哪些达标了|哪些指标已达标|哪些已完成|有哪些提前完成|产业攻坚里面达标的有哪些|哪些超额完成了',
  remainder:
    '社零还差多少|惠购三湘还差几场|固投差多远|惠购三湘还剩几场|引育创新人才还差几个|离目标还差多少 社零|使用外资还缺多少|固投还差几个点|社零差几个点|高企还要几家|惠购三湘离20场还差几场',
  outlook:
    '社零今年能完成吗|今年社零目标能不能完成|惠购三湘够不够|固投年底能到6%吗|外资来得及吗|社零有没有希望|固投完得成吗|使用外资年底能达到吗|照这速度社零能完成吗|惠购三湘20场办不办得完啊|固投6%还够得到不|高企1020家年底有没有把握|国道安防能按期修完吗|上云5000家悬不悬',
  why: '为什么固投这么低|发改委的固投什么原因|固投为啥掉下来了|社零怎么这么低|社零滞后原因是什么|固投怎么回事|社零低的原因|社零为什么没达到|固投原因呢|入境游卡在哪了|旅游收入怎么掉下来的|民间投资起不来的原因|安防毛病出在哪',
  reporter: '社零谁报|社零由谁填报|社零哪个单位报|固投归谁报|外资谁来报|外资谁在报数|社零谁报数',
  reviewer: '社零谁审|社零归谁审核|社零谁来审|外资谁管审核',
  due: '社零哪天截止|社零什么时候报|固投几号前报|社零几号要报|外资截止日期',
  arrived:
    '社零什么时候报的|社零是几号报上来的|固投哪天报的|社零什么时候的数|社零最近一次报是哪天|固投多久没报数了|入境游前三季度的数来了没|外资啥时候报上来的',
  basis:
    '社零依据|社零的目标出处在哪|社零目标怎么来的|社零什么口径|固投按什么规则|社零怎么算的|固投原文怎么写|社零数据来源|外资凭什么判|社零目标哪来的',
  moved:
    '高企比上半年多了几家|固投跟一季度比掉了几个点|入境游是升了还是降了，跟上半年比|安防从6月底到现在修了多少|外资8月一个月进了多少',
  judged: '外资完成率怎么算出来的|社零凭什么算略滞后|高企按什么算的',
  returned: '高企是谁给退回去的|社零几号退的',
  'ask.returned': '今年退回过哪些数|退回过的有哪些',
  'ask.convener': '产业攻坚谁是召集人|民生专班办公室在哪家|科技创新赋能攻坚报的数谁审',
  owner: '社零归谁管|固投谁负责|社零责任单位',
}

describe('a question', () => {
  const all = Object.entries(SHAPES).flatMap(([shape, said]) =>
    said.split('|').map((it) => [shape, it] as const),
  )

  it.each(all)('%s: %s', (shape, text) => {
    const [act] = understanding.read(text, { now, unit: null }).acts
    expect(act?.act === 'ask' ? act.question : act?.act).toBe(shape)
  })

  it('of who reported is left to the trail, and a reason that is given to its own act.', () => {
    for (const text of [
      '社零谁报的',
      '原因：房地产下滑 措施：加快开工 预计11月底赶上',
      '约谈发改委',
      '今天几号',
    ])
      expect(understanding.read(text, { now, unit: null }).acts.filter((it) => it.act === 'ask')).toEqual([])
  })
})
