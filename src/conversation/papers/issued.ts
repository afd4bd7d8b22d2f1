/**
 * What was issued, asked about or wanted back: 函发了没, 通报签发了吗, 撤回通报. What is issued is corrected by another issue and
 * never taken back. And 证据材料: which files came with what was reported. Fixed words: no other message means this.
 */
import { dayOf } from '../../base/clock.ts'
import { stranger } from '../access/strangers.ts'
import { readsFigures } from '../asking/states.ts'
import { plain } from '../plain.ts'
import type { HeldEvidence } from '../turn/replies/evidence.ts'
import type { Decision, Turn } from '../turn/turn.ts'

const LETTER = '(?:提示函|提醒函|督办[单函]|约谈(?:通知书?|函|单)|函件?)'
const BULLETIN = '(?:通报|简报)'
const PAPER = `(?:${LETTER}|${BULLETIN}|文件)`
const BACK = new RegExp(
  `^(?:请|我要|帮我|要)*(?:把|将)?(?:撤回|收回|撤销|作废|召回)(?:已?签发的?|已?发的?|这份|那份|上[一]?份|刚才的?|.{0,8}?月份?的?|.{0,3}季度的?)*${PAPER}(?:吧|了)?$|^(?:把|将).{0,8}?${PAPER}(?:撤回|收回|撤销|作废|召回)(?:吧|了)?$`,
)
const SENT = new RegExp(
  `^(?:那)?(?:.{0,8}?的)?${PAPER}(?:都|已经?|到底)*(?:签发|印发|下发|发出去?|发|出)(?:过|了|出去)*(?:没有?|吗|没|哪些|多少|几[份个期])(?:了|呢|啊)?$|^(?:都|已经?|目前|现在)*(?:签发|印发|下发|发)(?:过|了)(?:哪些|什么|多少|几[份个期])${PAPER}$|^(?:有)?哪些${PAPER}(?:已经?)?(?:签发|印发|下发|发)(?:过|了)$`,
)
const EVIDENCE =
  /^(?:请|给我|我要|看看?|看一下|查看?|查一下|调取?|导出|有没有|有)*(?:哪些|什么)?(?:报送的?|填报的?|上传的?)?(?:佐证|证据|证明)(?:材料|文件)?(?:都)?(?:有哪些|有什么|有吗|有没有|在哪[里儿]?|清单|呢|吗)?$/

/** Null: nothing of this is asked. */
export function issuedPapers(turn: Turn): Decision | null {
  const said = plain(turn.message.text)
  const back = BACK.test(said)
  if (back || SENT.test(said)) return register(turn, said, back)
  return EVIDENCE.test(said) ? evidenceHeld(turn) : null
}

function register(turn: Turn, said: string, back: boolean): Decision {
  const of = new RegExp(BULLETIN).test(said) ? 'bulletins' : new RegExp(LETTER).test(said) ? 'letters' : 'all'
  return registerOf(turn, of, back)
}

/** What was issued so far, of one sort or of all. */
export function registerOf(turn: Turn, of: 'bulletins' | 'letters' | 'all' = 'all', back = false): Decision {
  if (!readsFigures(turn)) return stranger('read')
  const { papers } = turn.books.standing
  const bulletins = papers.issued().map(({ number, spec: { kind, campaign, period }, recordedAt }) => {
    return { number, kind, campaign, period, day: dayOf(new Date(recordedAt)) }
  })
  const letters = papers.letters().map(({ number, spec: { form, unit }, recordedAt }) => {
    return { number, form, unit, day: dayOf(new Date(recordedAt)) }
  })
  const shown = { bulletins: of === 'letters' ? [] : bulletins, letters: of === 'bulletins' ? [] : letters }
  return { revisions: [], replies: [{ type: 'paper.register', of, back, ...shown }] }
}

/** Of the indicator that the talk is about; else of all. */
function evidenceHeld(turn: Turn): Decision {
  if (!readsFigures(turn)) return stranger('read')
  const { books, topic } = turn
  const { standing, plan } = books
  const [only = null, second] = topic?.indicators ?? []
  const about = second === undefined ? only : null
  const figures = standing
    .figures()
    .filter(({ figure }) => about === null || figure.indicator === about)
    .map(({ figure, history, unit }): HeldEvidence => {
      const files = standing.backings.evidenceFor(history).length
      return { of: { indicator: figure.indicator }, period: figure.period, unit, files }
    })
  const tasks = about === null ? plan.tasks.flatMap((it) => standing.progress(it.id, plan.key)) : []
  const told = tasks.map(({ id, task, unit }): HeldEvidence => {
    return { of: { task }, period: null, unit, files: standing.backings.evidenceFor([id]).length }
  })
  const held = [...figures, ...told].filter((it) => it.files > 0)
  return { revisions: [], replies: [{ type: 'evidence.list', about, held }] }
}
