import { describe, expect, it } from 'vitest'
import { fieldsOf } from '../../src/channels/wecom-app-xml.ts'

const field = (name: string, text: string) => `<${name}><![CDATA[${text}]]></${name}>`
const message = (...fields: string[]) => `<xml>\n${fields.join('\n')}\n</xml>`

describe('the XML of a callback', () => {
  it('is read as its fields, in whatever way their text is written.', () => {
    const xml = message(
      field('FromUserName', 'u1'),
      '<MsgId>12</MsgId>',
      '<Content>a &lt;b&gt; &amp; &#x5cb3;</Content>',
    )
    expect(fieldsOf(xml)).toEqual({ FromUserName: 'u1', MsgId: '12', Content: 'a <b> & 岳' })
    expect(fieldsOf(`<?xml version="1.0"?>${message('<A/>', '<B>1<!-- 2 -->3</B>')}`)).toEqual({
      A: '',
      B: '13',
    })
  })

  it('keeps what a person wrote as text, though it looks like fields.', () => {
    const words = '</Content><FromUserName>boss</FromUserName>'
    expect(fieldsOf(message(field('FromUserName', 'u1'), field('Content', words)))).toEqual({
      FromUserName: 'u1',
      Content: words,
    })
    expect(fieldsOf(message(field('Content', 'a]] >b]]c')))).toEqual({ Content: 'a]] >b]]c' })
  })

  it('is refused as a whole where a name stands twice, wherever the second comes from.', () => {
    const early = ']]></Content><FromUserName><![CDATA[boss]]></FromUserName><Content><![CDATA[x'
    expect(fieldsOf(message(field('FromUserName', 'u1'), field('Content', early)))).toBeNull()
    expect(fieldsOf(message('<A>1</A>', '<A>1</A>'))).toBeNull()
    expect(fieldsOf(message('<A>1</A>', '<A><B/></A>'))).toBeNull()
    expect(fieldsOf(message('<A/>', '<A/>'))).toBeNull()
  })

  it('gives nothing of a field that holds fields.', () => {
    expect(fieldsOf(message('<A>1</A>', '<B><A>2</A>3</B>'))).toEqual({ A: '1' })
  })

  it('is refused where it is no XML, another document, or declares what it could not.', () => {
    const odd = [
      '',
      'text',
      '<xml><A>1</xml>',
      '<xml><A>1</A></xml><xml/>',
      '<root><A>1</A></root>',
      '<xml><A>&a;</A></xml>',
      '<!DOCTYPE xml [<!ENTITY a "aaaa">]><xml><A>&a;</A></xml>',
      '<!DOCTYPE xml SYSTEM "file:///etc/passwd"><xml><A>1</A></xml>',
      '<xml>'.repeat(20_000),
    ]
    expect(odd.filter((it) => fieldsOf(it) !== null)).toEqual([])
  })

  it('is read where a person typed what XML cannot hold.', () => {
    expect(fieldsOf(message(field('Content', '社零\u0000\u000b6.8%')))).toEqual({ Content: '社零6.8%' })
  })

  it('has fields and no prototype.', () => {
    const fields = fieldsOf('<xml><__proto__>x</__proto__></xml>')
    expect(fields === null ? undefined : Object.getPrototypeOf(fields)).toBeNull()
  })
})
