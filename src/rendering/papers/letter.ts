/** 提示函, 督办单, 约谈通知 as papers: what stands, and what is asked. Days and places that a person sets are left blank. */

import type { Letter } from '../../bulletins/letter.ts'
import type { LetterSpec } from '../../ledger/letter.ts'
import { campaignCalled } from '../../plan/own-words.ts'
import { dayText, periodText } from '../numbers.ts'
import type { WordsContext } from '../words/context.ts'
import { taskTitle } from '../words/reminder.ts'
import type { Signed } from './bulletin.ts'
import { type Block, type Paper, part, text } from './paper.ts'
import { behindLine, DRAFT } from './pieces.ts'

export const FORMS: Readonly<Record<LetterSpec['form'], string>> = {
  notice: '提示函',
  order: '督办单',
  summons: '约谈通知',
}

export function letterPaper(letter: Letter, words: WordsContext, signed: Signed | null): Paper {
  const { spec, campaign, behind } = letter
  const name = matterText(spec, words)
  const late = behind?.judgement.reason === 'overdue' ? '逾期未完成' : '进度滞后'
  const what = behind === null ? '逾期未报' : late
  const year = Number(spec.today.slice(0, 4))
  return {
    mark: signed === null ? DRAFT : null,
    title: `关于${name}${what}的${FORMS[spec.form]}`,
    number: signed === null ? null : `${signed.number}　签发人：${signed.signer}`,
    to: spec.unit,
    blocks: [
      text(
        `截至${year}年${dayText(spec.today, year)}，贵单位负责的${name}（${campaignCalled(words.plan, campaign)}）${what}，有关情况和要求如下：`,
      ),
      part(1, '有关情况'),
      ...standBlocks(letter, words),
      part(2, '有关要求'),
      ...askBlocks(letter),
    ],
    signature: { by: signed?.by ?? '（拟稿单位）', day: spec.today },
    annexes: [],
  }
}

/** `社会消费品零售总额增速`, `“创新消费场景”任务进展`. */
export function matterText({ indicator, task }: LetterSpec, words: WordsContext): string {
  return indicator === null ? `${taskTitle(task ?? '', words)}任务进展` : words.plan.indicator(indicator).name
}

function standBlocks({ spec, behind, missing, earlier }: Letter, words: WordsContext): Block[] {
  const { year } = words.plan.plan
  const before = earlier.map(
    ({ number, spec: it }) => `${FORMS[it.form]}${number}（${dayText(it.today, year)}）`,
  )
  return [
    ...(behind === null
      ? [
          text(
            `到期未报：${missing.map((it) => periodText(it, year)).join('、')}${spec.indicator === null ? '任务进展（文字报送）' : ''}。`,
          ),
        ]
      : [text(behindLine(behind, words, spec.today))]),
    ...(before.length === 0 ? [] : [text(`此前就该事项已发：${before.join('、')}。`)]),
  ]
}

/** Of figures only that they be filed as they are; the reasons are the unit's to write. */
function askBlocks({ spec, behind }: Letter): Block[] {
  const report = spec.indicator === null ? '请按实际报送任务进展' : '请按实际填报'
  const explain =
    behind === null
      ? `${report}，并书面说明未按期报送的原因。如该事项不由贵单位${spec.indicator === null ? '报送' : '填报'}，或需要延期，请一并说明。`
      : behind.judgement.reason === 'overdue'
        ? '请书面说明未按期完成的原因、采取的措施、预计完成日期和需协调事项，按实际情况填写；已完成的，请报完成情况和佐证材料。'
        : '请书面说明滞后原因、采取的措施、预计赶上日期和需协调事项，按实际情况填写。'
  switch (spec.form) {
    case 'notice':
      return [text(explain)]
    case 'order':
      return [text(explain), text('请于　　月　　日前报送办理情况；逾期未办结的，请说明正当理由。')]
    case 'summons':
      return [
        text('拟约谈贵单位主要负责人，请做好汇报准备。'),
        text('时间：　　　　年　　月　　日　　时'),
        text('地点：'),
        text(explain),
      ]
  }
}
