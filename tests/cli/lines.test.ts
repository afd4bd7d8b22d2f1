import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { answerLines, linesOf } from '../../src/cli/lines.ts'

async function linesFrom(chunks: Array<string | Buffer>): Promise<string[]> {
  const lines: string[] = []
  for await (const line of linesOf(Readable.from(chunks))) lines.push(line)
  return lines
}

describe('lines', () => {
  it('are cut at line feeds alone, whatever the chunks.', async () => {
    expect(await linesFrom(['a', 'b\r\nc\u2028d\n', '\ne'])).toEqual(['ab', 'c\u2028d', '', 'e'])
    const chinese = Buffer.from('社零\n固投')
    expect(await linesFrom([chinese.subarray(0, 2), chinese.subarray(2, 8), chinese.subarray(8)])).toEqual([
      '社零',
      '固投',
    ])
  })

  it('are answered one for one and in order, and a fault of ours does not end the run.', async () => {
    const output = new PassThrough()
    const faults: unknown[] = []
    const log = (_: string, error: unknown) => faults.push(error)
    await answerLines({ input: Readable.from(['1\nnot json\n\n0\n2']), output, log }, async (value) => {
      if (value === 0) throw new Error('broken')
      return { value }
    })
    const answers = String(output.read()).trim().split('\n')
    expect(answers.map((it) => JSON.parse(it))).toMatchObject([
      { value: 1 },
      { error: { code: 'bad_json' } },
      { error: { code: 'bad_json' } },
      { error: { code: 'internal' } },
      { value: 2 },
    ])
    expect(faults).toHaveLength(1)
  })
})
