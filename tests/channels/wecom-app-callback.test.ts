import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { opened, Seen } from '../../src/channels/wecom-app-callback.ts'
import { fieldsOf } from '../../src/channels/wecom-app-xml.ts'

/** The vectors that 企业微信 publishes, and some derived from them; the file says which. */
const vectors = JSON.parse(readFileSync('tests/channels/vectors/wecom-crypto.json', 'utf8'))
const { token, encodingAESKey: aesKey, receiveid: receiver } = vectors.config
const keys = { token, aesKey, receiver }

describe('a callback of WeCom', () => {
  it('opens the official address check.', () => {
    const it = vectors.official_verify_url
    expect(opened(it.echostr, it, keys)).toBe(it.expected_echo)
  })

  it('opens the official message and reads its elements.', () => {
    const it = vectors.official_receive_msg
    expect(fieldsOf(it.body_xml)?.Encrypt).toBe(it.encrypt_base64)
    const message = opened(it.encrypt_base64, it, keys)
    expect(message).toBe(it.expected_plaintext)
    expect(fieldsOf(message ?? '')).toEqual({
      ToUserName: receiver,
      FromUserName: 'mycreate',
      CreateTime: '1409659813',
      MsgType: 'text',
      Content: 'hello',
      MsgId: '4561255354251345929',
      AgentID: '218',
    })
  })

  it('opens what was padded to 12, 31 and 32 bytes, and for an empty receiver.', () => {
    for (const it of vectors.derived_reply)
      expect(opened(it.encrypt_base64, it, { ...keys, receiver: it.receiveid })).toBe(it.plaintext)
    expect(vectors.derived_reply.map((it: { pad: number }) => it.pad)).toEqual([12, 31, 32])
  })

  it('refuses another signature, another receiver, and what is no cipher text.', () => {
    const [forged] = vectors.negative
    expect(opened(forged.echostr, forged, keys)).toBeNull()
    const message = vectors.official_receive_msg
    expect(opened(message.encrypt_base64, message, { ...keys, receiver: 'wwOTHER' })).toBeNull()
    expect(opened(message.encrypt_base64, { ...message, msg_signature: '短' }, keys)).toBeNull()
    expect(opened('', message, keys)).toBeNull()
  })

  it('knows what came before, and what is too old or from the future.', () => {
    const seen = new Seen()
    const now = 1_744_420_800_000
    const query = { timestamp: '1744420800', nonce: 'n', msg_signature: 's' }
    const taken = Promise.resolve()
    expect(seen.check(query, now)).toBe('new')
    seen.keep(query, taken)
    expect(seen.check(query, now + 5_000)).toBe(taken)
    seen.forget(query)
    expect(seen.check(query, now + 5_000)).toBe('new')
    seen.keep(query, taken)
    expect(seen.check({ ...query, nonce: 'other' }, now)).toBe('new')
    expect(seen.check(query, now + 601_000)).toBe('stale')
    expect(seen.check({ ...query, nonce: 'early' }, now - 601_000)).toBe('stale')
  })
})
