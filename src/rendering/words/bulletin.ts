/**
 * A short bulletin as text, in the order offices use: title, as of when, the whole with counts that add up, what
 * is reached, what is behind, what is not in. Marked 代拟稿; issuing is a person's act.
 */
import type { BulletinReply } from '../../conversation/replies/query.ts'
import { dayText, periodText, share } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { lightsText, reportedText } from './counts.ts'
import { lagLine, listed, planName, scopeText } from './lists.ts'
import { unitLines } from './missing.ts'
import { standText } from './stand.ts'

export function bulletinWords(reply: BulletinReply, words: WordsContext): string {
  const { period, scope, total, campaigns, good, lags, missing, today, file } = reply
  const { plan } = words.plan
  const when =
    period === null
      ? `${plan.year}年`
      : `${yearOf(period.to) === plan.year ? `${plan.year}年` : ''}${periodText(period, plan.year)}`
  const about = scopeText(scope, words)
  const judged =
    total.judged === 0
      ? ''
      : `；已评判${total.judged}项，达标和达序时进度${total.good}项，占${share(total.good / total.judged)}`
  return [
    `关于${when}${about === '' ? `“${planName(words)}”` : about}目标任务完成情况的通报（代拟稿，未发送）`,
    `（截至${plan.year === yearOf(today) ? `${plan.year}年` : ''}${dayText(today, plan.year)}，各指标取${period === null ? '最近一期' : '当期'}数据）`,
    `一、总体情况：共${total.total}项指标，${lightsText(total)}${judged}。${reportedText(total)}。`,
    ...(campaigns.length > 1
      ? campaigns.map(
          ({ campaign, counts }, at) => `${at + 1}.${campaign}${counts.total}项：${lightsText(counts)}`,
        )
      : []),
    '二、进度较好的指标：',
    ...(good.length === 0
      ? ['暂无']
      : listed(
          good,
          (state, at) => {
            const indicator = words.plan.indicator(state.indicator)
            return `${at + 1}.${indicator.name}：${standText(state, indicator, words, false)}；${indicator.owner_units.join('、')}`
          },
          { how: '可按攻坚生成' },
        )),
    '三、滞后的指标：',
    ...(lags.length === 0
      ? ['暂无']
      : listed(lags, (lag, at) => lagLine(lag, at, words), { how: '可问“哪些滞后”' })),
    '四、到期未报：',
    ...(missing.length === 0 ? ['无'] : unitLines(missing, words)),
    `以上为代拟稿，含待审核数据${total.pending}项，未经签发，未发送任何单位。${file ? '表格和文件暂不能生成，先以文字给出。' : ''}`,
  ].join('\n')
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}
