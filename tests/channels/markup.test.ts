import { describe, expect, it } from 'vitest'
import { BOT_FRAMEWORK } from '../../src/channels/bot-framework.ts'
import { type Kind, neutral, neutralised, READS } from '../../src/channels/markup.ts'
import { TERMINAL } from '../../src/channels/terminal.ts'
import { WEB_CHAT } from '../../src/channels/web-chat/web-chat.ts'
import { WECHATY } from '../../src/channels/wechaty.ts'
import { WECOM_AIBOT } from '../../src/channels/wecom-aibot-line.ts'
import { WECOM_APP } from '../../src/channels/wecom-app.ts'
import { WECOM_ROBOT } from '../../src/channels/wecom-robot.ts'

const KINDS: readonly Kind[] = ['words', 'label', 'name']
const everywhere = Object.keys(READS).flatMap((channel) => KINDS.map((kind) => ({ channel, kind })))
/** The trial page escapes what it draws, and its own tests hold it to that. */
const remote = everywhere.filter((it) => it.channel !== TERMINAL && it.channel !== WEB_CHAT)

describe('text of one person that reaches another', () => {
  it('is read by every channel in a way that the table knows.', () => {
    const channels = [TERMINAL, WEB_CHAT, WECOM_AIBOT, WECOM_APP, WECOM_ROBOT, WECHATY, BOT_FRAMEWORK]
    expect(Object.keys(READS).toSorted()).toEqual(channels.toSorted())
  })

  it.for(everywhere)('calls not everybody and hides nothing on $channel as $kind.', ({ channel, kind }) => {
    for (const name of ['所有人', ' 所有人', '全体成员', 'all', 'ALL', 'everyone', '\u200b所有人'])
      expect(neutral(`请@${name} 看`, channel, kind)).toBe(`请＠${name.replace('\u200b', '')} 看`)
    expect(neutral('@市商务局 a@allied.com', channel, kind)).toContain('@市商务局 a@allied.com')
    expect(neutral('甲\u001b[31m\u202e乙', channel, kind)).not.toMatch(/[\u001b\u202e]/)
  })

  it.for(everywhere)(
    'holds no address that a client makes a link of on $channel as $kind.',
    ({ channel, kind }) => {
      const shown = (text: string) => neutral(text, channel, kind)
      for (const text of ['http://a.example/x?y=1', 'HTTPS://a.example', 'weixin://dl/x', 'ftp://10.0.0.1/'])
        expect(shown(`请看${text}`)).not.toContain('://')
      for (const text of ['www.a.example', 'a.example/login', 'a.example', 'x-y.gov.cn'])
        expect(shown(`请看 ${text} 核实`)).not.toContain(text)
    },
  )

  it.for(everywhere)('stays as it is where it is no address on $channel as $kind.', ({ channel, kind }) => {
    for (const text of [
      '增长6.8%，1.2亿元',
      '2025.3.31',
      '通报2025.docx',
      '见附件a.xlsx',
      '比例1:2',
      '09:30',
    ])
      expect(neutral(text, channel, kind)).toBe(text)
  })

  it.for(remote)('holds no tag on $channel as $kind.', ({ channel, kind }) => {
    for (const text of [
      '<a href="#">点此</a>',
      '<@all>',
      '<at id="1">张三</at>',
      '<font color="red">红</font>',
    ])
      expect(neutral(text, channel, kind)).not.toMatch(/[<>]/)
  })

  it('holds no markdown where markdown is read.', () => {
    for (const { channel, kind } of everywhere.filter((it) => READS[it.channel]?.[it.kind] === 'markdown'))
      expect(neutral('# 一\n**粗** `码` [点](x) <@all> ~~删~~ _斜_\n3. 三\n> 引', channel, kind)).toBe(
        '＃ 一\n＊＊粗＊＊ ｀码｀ ［点］(x) ＜＠all＞ ～～删～～ ＿斜＿\n3． 三\n＞ 引',
      )
  })

  it('is made harmless in every part of a message.', () => {
    const bad = '<a>@所有人'
    const outgoing = {
      to: { channel: WECOM_APP, person: 'u1' },
      text: bad,
      choices: [{ label: bad, text: '确认 #3f2a9c' }],
      picture: { png: new Uint8Array(), alt: bad },
      file: { name: `../${bad}`, type: 'text/plain', bytes: new Uint8Array() },
    }
    const { text, choices, picture, file } = neutralised(outgoing, WECOM_APP)
    const good = '＜a＞＠所有人'
    expect([text, choices[0]?.label, picture.alt, file.name]).toEqual([good, good, good, `..／${good}`])
    expect(choices[0]?.text).toBe('确认 #3f2a9c')
  })

  it('is taken for the worst on a channel that the table does not know.', () => {
    expect(neutral('*<b>*', 'new', 'words')).toBe('＊＜b＞＊')
  })
})
