/** Questions at a terminal, one after the other; what is secret is not shown while it is typed. */
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

export type Ask = (question: string, how?: { readonly hidden?: boolean }) => Promise<string>

export async function withQuestions<T>(
  input: NodeJS.ReadStream,
  output: NodeJS.WritableStream,
  work: (ask: Ask) => Promise<T>,
): Promise<T> {
  let hidden = false
  const shown = new Writable({
    write(chunk, _encoding, done) {
      if (!hidden) output.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input, output: shown, terminal: true })
  try {
    return await work(async (question, how = {}) => {
      if (how.hidden) output.write(`${question}（不显示）：`)
      hidden = how.hidden ?? false
      const answer = await lines.question(how.hidden ? '' : `${question}：`)
      if (hidden) output.write('\n')
      hidden = false
      return answer
    })
  } finally {
    lines.close()
  }
}
