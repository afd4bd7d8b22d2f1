/** A decision in words: what goes to whoever asked, what to them alone, what to others, and what may be chosen. */
import { buttonsOf } from './buttons.ts'
import type { Decision } from './conversation/turn/turn.ts'
import type { Answer } from './dialogue.ts'
import type { Catalogue } from './plan/catalogue.ts'
import { bubblesOf, say } from './rendering/wording.ts'
import { QUESTION_DROPPED } from './rendering/words/failure.ts'

/** `isDropped`: what was asked before could not be decided on, and is open no longer. */
export function inWords(
  { replies, aside = [], tell = [], ask }: Decision,
  plan: Catalogue,
  isDropped = false,
): Answer {
  const words = (all: Decision['replies'], first: readonly string[] = []) => ({
    ...bubbled([...first.map((it) => [it]), ...all.map((reply) => bubblesOf(reply, plan))]),
    enclosures: all.flatMap((it) => ('enclosures' in it ? it.enclosures : [])),
    ...pageOf(all),
  })
  const choices = ask ? buttonsOf(replies, ask, plan) : []
  return {
    ...words(replies, isDropped ? [QUESTION_DROPPED] : []),
    ...(choices.length === 0 ? {} : { choices }),
    ...(aside.length === 0 ? {} : { aside: inOne(words(aside)) }),
    notices: tell.map(({ key, to, reply }) => ({ key, to, text: say(reply, plan) })),
  }
}

/** To the sender alone all of it goes in one message. */
function inOne({ then = [], text, ...rest }: Pick<Answer, 'text' | 'then' | 'enclosures' | 'page'>) {
  return { ...rest, text: [text, ...then].join('\n') }
}

/** What is said in one message stands together; what is longer than a phone shows comes in bubbles of its own. */
function bubbled(said: readonly (readonly string[])[]): Pick<Answer, 'text' | 'then'> {
  const bubbles: string[] = []
  let joins = false
  for (const [first = '', ...more] of said) {
    const last = joins ? bubbles.pop() : undefined
    bubbles.push(last === undefined ? first : `${last}\n\n${first}`, ...more)
    joins = more.length === 0
  }
  const [text = '', ...then] = bubbles
  return then.length === 0 ? { text } : { text, then }
}

function pageOf(replies: Decision['replies']): Pick<Answer, 'page'> {
  const path = replies.find((it) => it.type === 'page')?.path
  return path === undefined ? {} : { page: path }
}
