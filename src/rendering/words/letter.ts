/** 提示函, 督办单, 约谈通知 in a chat. */
import type { LetterReply } from '../../conversation/turn/replies/letter.ts'
import { FORMS, letterPaper, matterText } from '../papers/letter.ts'
import { paperText } from '../papers/papers.ts'
import { enclosedText } from './bulletin.ts'
import type { WordsContext } from './context.ts'
import { type Examples, examplesOf } from './examples.ts'

export function letterWords(reply: LetterReply, words: WordsContext): string {
  switch (reply.type) {
    case 'letter.draft': {
      const { letter, number, code, people, enclosures } = reply
      const form = FORMS[letter.spec.form]
      const told =
        people.length === 0
          ? `名册中没有${letter.spec.unit}可送达的人员，签发后请另行送达。`
          : `签发后由本系统告知${people.join('、')}。`
      return [
        paperText(letterPaper(letter, words, null)),
        '以上为代拟稿，未发送任何单位。空白处由签发人填写。',
        code === null
          ? letter.behind?.judgement.pending
            ? '该数据待审核，审核通过后方可签发。'
            : `${form}由督查室或市领导在单聊中签发，请转请其起草核签。`
          : `核对无误请回复“签发 ${code}”（${form}${number}）；${told}情况如有变化，校验码随之改变，须重新核对。`,
        ...enclosedText(enclosures),
      ].join('\n')
    }
    case 'letter.which': {
      const [first] = reply.options
      const form = first === undefined ? '' : FORMS[first.form]
      return [
        `一事一单，请问${form}是关于哪一件？请回复序号，【取消】放弃；10分钟内有效`,
        ...reply.options.map((it, at) => `${at + 1}.${matterText(it, words)}`),
        ...(reply.more === 0
          ? []
          : [
              `另有${reply.more}件，可写明指标，如“起草给${first?.unit ?? ''}关于${examplesOf(words).first}的${form}”。`,
            ]),
      ].join('\n')
    }
    case 'letter.issued': {
      const { letter, number, people, enclosures } = reply
      return [
        `已签发：${FORMS[letter.spec.form]}${number} ${letterPaper(letter, words, null).title}。`,
        `台账已记签发人和时间；文件原样留存。${people.length === 0 ? '名册中没有可送达的人员，请另行送达。' : `将告知${people.join('、')}；纸质件由您另行送达。`}`,
        ...enclosedText(enclosures),
      ].join('\n')
    }
    case 'letter.file': {
      const { letter, number, table, enclosures } = reply
      const { title } = letterPaper(letter, words, null)
      return [
        number === null ? `${title}（代拟稿，未发送）` : `${number} ${title}（已签发，与签发件一致）`,
        ...(table ? ['函件没有表格，发Word文档。'] : []),
        ...enclosedText(enclosures),
      ].join('\n')
    }
    case 'letter.told': {
      const { letter, number, by } = reply
      const paper = letterPaper(letter, words, { number, by, signer: by })
      return [
        `【${FORMS[letter.spec.form]}】${by}签发，${number}`,
        paperText({ ...paper, number: null }),
        '可直接在此填报数据或说明情况。',
      ].join('\n')
    }
    case 'letter.cannot':
      return cannot(examplesOf(words))[reply.why]
  }
}

type Why = Extract<LetterReply, { type: 'letter.cannot' }>['why']

const cannot = ({ unit }: Examples): Readonly<Record<Why, string>> => ({
  no_unit: `请写明单位，如“起草给${unit}的提示函”。`,
  nothing: '该单位目前没有到期未报或滞后的指标，无须发函。',
  not_theirs: '该指标不由这个单位负责，没有起草。',
  forbidden: '提示函、督办单、约谈通知由专班办公室、督查室或市领导在单聊中起草。',
  issue_forbidden: '提示函、督办单、约谈通知由督查室或市领导在单聊中签发，您可以起草代拟稿。',
  in_room: '起草和签发提示函、督办单、约谈通知请在单聊中进行。',
  pending: '该数据待审核，审核通过后方可签发。没有签发。',
  stale: '校验码与现在的内容不符：核对之后情况有变化，或不是这一份。没有签发，请核对新的代拟稿。',
  no_draft: `没有待签发的函。请先发“起草给${unit}的提示函”核对代拟稿。`,
})
