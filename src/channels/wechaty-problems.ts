/** What the gateway's errors mean. They may repeat the token, therefore none of their words is ever told. */
import { Problem } from '../base/problem.ts'
import { Overdue } from './deadline.ts'

export const WECHATY = 'wechaty'

export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  const text = String(error)
  if (/UNAUTHENTICATED/.test(text))
    return problem(
      'credential',
      'Wechaty 网关不认这个口令',
      '请核对 .env 中的 WECHATY_TOKEN 与网关启动时所用的是否一致。',
    )
  if (/ALTNAME|CERT_|certificate|SELF_SIGNED|SNI/i.test(text))
    return problem(
      'tls',
      'Wechaty 网关的证书与设置不符',
      '请核对 WECHATY_TLS_CA、WECHATY_TLS_SERVER_NAME，以及口令下划线之前的部分。',
    )
  if (text.includes('LOGOUT'))
    return problem(
      'logout',
      '微信账号已在网关上退出登录',
      '请在网关上重新扫码登录，并确认没有别的程序连着这个网关。',
    )
  if (error instanceof Overdue || text.includes('SILENCE'))
    return problem(
      'silent',
      'Wechaty 网关没有应答',
      '请检查网关是否在运行、微信是否已登录；恢复后会自动继续。',
    )
  const why = /\b\d{1,2} [A-Z_]{4,}/.exec(text)?.[0] ?? 'E'
  return problem(
    'unreachable',
    `Wechaty 网关连不上（${why}）`,
    '请检查网关是否在运行、WECHATY_ENDPOINT 是否正确；恢复后会自动继续。',
  )
}

export function heldElsewhere(): Problem {
  return problem(
    'held',
    '另一个程序正连着同一个 Wechaty 网关',
    '一个网关只能有一个客户端。请停掉另一个；它停下后这里会自动接上。',
  )
}

export function offline(): Problem {
  return problem('offline', '微信尚未连上', '连上后会自动再发，无须处理。')
}

export function noAnswer(): Problem {
  return problem('fate_unknown', '网关没有确认这条消息是否发出', '请在微信中查看；为免重复，不会自动再发。')
}

export function notSendable(): Problem {
  return problem('refused', '网关拒绝了这条消息', '请确认收件人仍是好友、机器人仍在群中。')
}

function problem(code: string, message: string, remedy: string): Problem {
  return new Problem(`${WECHATY}.${code}`, message, remedy)
}
