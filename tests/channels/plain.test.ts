import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOf, numbered, split, withoutControls, withoutMention } from '../../src/channels/plain.ts'

describe('text on its way out', () => {
  it('loses what hides, turns or ends text, and keeps line ends.', () => {
    expect(withoutControls('甲\u0000\u0007\r\n乙\u2028丙\t丁\u202e\u200b\ufeff')).toBe('甲\n乙\n丙 丁')
    expect(withoutControls('\ud800甲')).toBe('\ufffd甲')
    expect(withoutControls('𠮷👨‍👩‍👧')).toBe('𠮷👨‍👩‍👧')
  })

  it('is split at line ends into numbered parts that fit, and nothing of it is lost.', () => {
    expect(split('甲\n乙', 7)).toEqual(['甲\n乙'])
    expect(split('甲甲甲\n乙乙乙\n丙丙丙', 18)).toEqual(['(1/3)\n甲甲甲', '(2/3)\n乙乙乙', '(3/3)\n丙丙丙'])
    const text = fc
      .array(fc.string({ unit: fc.constantFrom('岳', 'a', '𠮷', 'é') }))
      .map((it) => it.join('\n'))
    fc.assert(
      fc.property(text, fc.integer({ min: 24, max: 80 }), (text, bytes) => {
        const parts = split(text, bytes)
        const words = parts.length === 1 ? parts : parts.map((it) => it.replace(/^\(\d+\/\d+\)\n/, ''))
        expect(parts.every((it) => bytesOf(it) <= bytes)).toBe(true)
        expect(words.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''))
      }),
    )
  })

  it('numbers as many parts as there are.', () => {
    const parts = split(Array.from({ length: 120 }, () => '岳岳岳岳').join('\n'), 24)
    expect(parts).toHaveLength(120)
    expect(parts.at(-1)).toBe('(120/120)\n岳岳岳岳')
    expect(parts.every((it) => bytesOf(it) <= 24)).toBe(true)
  })

  it('offers choices as lines that say what to answer.', () => {
    const choices = [
      { label: '一季度', text: '1' },
      { label: '不登记', text: '取消' },
    ]
    expect(numbered('请选择:', choices)).toBe('请选择:\n1. 一季度\n2. 不登记(回复“取消”)')
  })
})

describe('text on its way in', () => {
  it('loses the mention of the bot, however the client wrote it.', () => {
    for (const text of [
      '@督办助手\u2005社零6.8%',
      '@督办助手 社零6.8%',
      '社零6.8% @督办助手',
      '@督办助手社零6.8%',
    ])
      expect(withoutMention(text, ['督办助手'])).toBe('社零6.8%')
    expect(withoutMention('社零@督办助手\u2005 6.8%', ['督办助手'])).toBe('社零 6.8%')
    expect(withoutMention('@督办助手2号 在吗', ['督办助手', '督办助手2号'])).toBe('在吗')
    expect(withoutMention('@督办助手，社零6.8%', ['督办助手'])).toBe('，社零6.8%')
  })

  it('keeps the mention of somebody whose name only begins as that of the bot.', () => {
    expect(withoutMention('@调度科张三 看 @调度 社零', ['调度'])).toBe('@调度科张三 看 社零')
  })

  it('loses one mention at its begin or end where the name is not known, and no other.', () => {
    expect(withoutMention('@督办助手 请@市商务局 报社零')).toBe('请@市商务局 报社零')
    expect(withoutMention('社零6.8% @督办助手')).toBe('社零6.8%')
    expect(withoutMention('@督办助手')).toBe('')
    expect(withoutMention('社零6.8%')).toBe('社零6.8%')
  })
})
