/**
 * Which addresses the bot may call: an activity names the address that its answer goes to, and without this
 * whoever can post one could make the bot call anything (SSRF) and show its token there. Pure.
 */

/** Microsoft's own, https://learn.microsoft.com/azure/bot-service/bot-service-resources-faq-security */
export const MICROSOFT_HOSTS = ['smba.trafficmanager.net', '*.botframework.com'] as const
/** Where Teams keeps files that people send. */
export const FILE_HOSTS = ['*.sharepoint.com', '*.sharepoint.cn'] as const

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost'])

/** `hosts`: names, `*.` in front for everything below; by https only. Without any: this machine alone. */
export function isAllowed(address: unknown, hosts: readonly string[]): address is string {
  if (typeof address !== 'string' || !URL.canParse(address)) return false
  const { protocol, hostname, username, password } = new URL(address)
  if (username !== '' || password !== '') return false
  if (hosts.length === 0) return /^https?:$/.test(protocol) && LOOPBACK.has(hostname)
  return (
    protocol === 'https:' &&
    hosts.some((it) => (it.startsWith('*.') ? hostname.endsWith(it.slice(1)) : hostname === it))
  )
}

export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host) || host === '::1'
}
