import { describe, expect, it } from 'vitest'
import { journal, problem } from './rig.ts'

describe('the journal', () => {
  it('writes a Problem with its code and remedy, and a fault of the program with its place.', () => {
    const { lines, journal: it } = journal()
    it.log('message m1: the answer was not sent', problem('wecom-app.rate', '太多', new Error('x')))
    it.log('message m2: nothing was recorded', new TypeError('broken'))
    expect(lines[0]).toEqual({
      level: 'warn',
      time: '2025-04-12T01:00:00.000Z',
      what: 'message m1: the answer was not sent',
      problem: 'wecom-app.rate',
      message: '太多',
      remedy: '请处理。',
      cause: { error: 'Error' },
    })
    expect(lines[1]).toMatchObject({ level: 'error', error: 'TypeError' })
    expect(String(lines[1]?.at)).toContain('journal.test.ts')
  })

  it('never repeats what somebody wrote, though an error quotes it.', () => {
    const { lines, journal: it } = journal()
    const said = '社零增长6.8，我是张三'
    for (const cause of [undefined, new Error(said)]) {
      try {
        JSON.parse(said)
      } catch (error) {
        it.log('a frame could not be read', new Error(String(error), { cause }))
        it.log('a frame could not be read', error)
      }
    }
    expect(lines).toHaveLength(4)
    expect(JSON.stringify(lines)).not.toMatch(/社零|张三|6\.8/)
  })

  it('strikes out secrets wherever they stand, and keys in addresses that nobody named.', () => {
    const { lines, journal: it } = journal(['s3cret-value', 'ab', 'qu"o/te'], 'debug')
    it.note(`quoted qu"o/te, in an address ${encodeURIComponent('qu"o/te')}`)
    expect(lines.pop()?.what).toBe('quoted ***, in an address ***')
    it.note('connected with s3cret-value', { url: 'https://host/send?key=693a-91f6&x=1', channel: 'cab' })
    it.log('failed', problem('x', '调用 https://host/gettoken?corpid=ww1&corpsecret=zzz 失败'))
    it.log('failed', new Error('access_token=TOKEN1 expired s3cret-value'))
    const text = JSON.stringify(lines)
    for (const secret of ['s3cret-value', '693a-91f6', 'zzz', 'TOKEN1']) expect(text).not.toContain(secret)
    expect(lines[0]).toMatchObject({ url: 'https://host/send?key=***&x=1', channel: 'cab' })
  })

  it('leaves out what is below its level.', () => {
    const { lines, journal: it } = journal([], 'warn')
    it.note('connected')
    it.log('down', problem('x'))
    expect(lines.map((it) => it.what)).toEqual(['down'])
  })
})
