/** What the words of our answers mean, each in a line or two. */
import type { MeaningReply } from '../../conversation/turn/replies/asked.ts'
import { decimal } from '../numbers.ts'

export function meaningWords({ term, limits, today }: MeaningReply): string {
  const rate = decimal(limits.growth.within)
  const total = decimal(limits.count.within)
  // Of the month that is over: what data can be in by now.
  const months = Math.max(1, Number(today.slice(5, 7)) - 1)
  switch (term) {
    case 'slightly_behind':
      return `略滞后：没有达到应有进度，但差得不多。增速低于全年目标${rate}个百分点以内（含），累计数低于序时进度${total}个百分点以内（含）；再低就是滞后。`
    case 'behind':
      return `滞后：增速低于全年目标${rate}个百分点以上，累计数低于序时进度${total}个百分点以上，或已过完成节点未报完成；以内为略滞后。`
    case 'unruled':
      return '待裁定：计划里对这项目标写了不同的数，专班办公室裁定以哪个为准之前不评判。'
    case 'no_data':
      return '无数据：到了报送时间还没有登记数据，不等于0，也不等于没有滞后。'
    case 'not_judgeable':
      return '不可判：有目标，但要对比的数（如全省平均、上年同期）还没有，暂不能评判。'
    case 'not_due':
      return '未到统计时点：这一期数据还没到报送时间，或是年末才评判的年度指标。'
    case 'on_schedule':
      return '达序时进度：累计完成的份额不低于按月份应完成的份额（如6月底应完成一半）。'
    case 'met':
      return '达标：数据已达到全年目标；相等也算达标。'
    case 'schedule':
      return `序时进度：数据期末的月数÷12，如1—8月为66.7%；有自己进度安排的指标按其安排。累计数按它评判，增速直接与全年目标比。现在（${months}月底数据）为${decimal((months / 12) * 100)}%。`
    case 'pending':
      return '待审核：单位已填报，专班办公室还没有审核；数据照常显示，并注明待审核。'
    case 'overdue':
      return '到期未报：按报送日历应报的一期数据，过了日期还没有报；已批准延期的不算。'
    case 'inferred':
      return '推定：计划没有写明这项指标由谁负责，按职能推定。'
    case 'reliable':
      return '数据由责任单位填报、专班办公室审核；未审核的都标“待审核”，每个数可问“谁报的”看原话和更正经过。'
  }
}
