/** Only a browser of this machine, on a page of this address: no other site reaches it by a name that leads here. */
import type { MiddlewareHandler } from 'hono'

const HOST = /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d{1,5})?$/i

export function loopbackOnly(): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('Host') ?? ''
    const origin = c.req.header('Origin')
    const site = c.req.header('Sec-Fetch-Site')
    const foreign = (origin !== undefined && origin !== `http://${host}`) || site === 'cross-site'
    if (!HOST.test(host) || (foreign && c.req.method !== 'GET')) return c.text('只能在本机使用', 403)
    await next()
  }
}
