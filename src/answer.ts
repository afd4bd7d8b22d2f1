/** A decision in words: what goes to whoever asked, what to them alone, what to others, and what may be chosen. */
import { buttonsOf } from './buttons.ts'
import type { Decision } from './conversation/turn/turn.ts'
import type { Answer } from './dialogue.ts'
import type { Catalogue } from './plan/catalogue.ts'
import { say } from './rendering/wording.ts'
import { QUESTION_DROPPED } from './rendering/words/failure.ts'

/** `isDropped`: what was asked before could not be decided on, and is open no longer. */
export function inWords(
  { replies, aside = [], tell = [], ask }: Decision,
  plan: Catalogue,
  isDropped = false,
): Answer {
  const words = (all: Decision['replies'], first: readonly string[] = []) => ({
    text: [...first, ...all.map((reply) => say(reply, plan))].join('\n\n'),
    enclosures: all.flatMap((it) => ('enclosures' in it ? it.enclosures : [])),
    ...pageOf(all),
  })
  const choices = ask ? buttonsOf(replies, ask, plan) : []
  return {
    ...words(replies, isDropped ? [QUESTION_DROPPED] : []),
    ...(choices.length === 0 ? {} : { choices }),
    ...(aside.length === 0 ? {} : { aside: words(aside) }),
    notices: tell.map(({ key, to, reply }) => ({ key, to, text: say(reply, plan) })),
  }
}

function pageOf(replies: Decision['replies']): Pick<Answer, 'page'> {
  const path = replies.find((it) => it.type === 'page')?.path
  return path === undefined ? {} : { page: path }
}
