import { dayIn, usage, type Verb } from '../command-line.ts'

export const remind: Verb = {
  name: 'remind',
  does: '预览今后若干天谁会收到什么提醒（不发送）；查看近期提醒的发送结果',
  words: 'preview|status',
  options: { days: ['天数', '预览几天，不填为 14'], date: ['日期', '从哪一天起，如 2025-04-12'] },
  examples: ['remind preview --days 7', 'remind status'],
  async run({ config, options: { days = '14', ...options }, words, out }) {
    if (!/^\d{1,3}$/.test(days) || Number(days) === 0)
      throw usage(`--days ${days} 不是有效的天数`, '请写成 --days 14。')
    const date = dayIn(options)
    const { remindVerb } = await import('../remind.ts')
    out.print(await remindVerb(config, words, { days: Number(days), date }, out.console.clock))
    return 0
  },
}
