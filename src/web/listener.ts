/** An app as node's own server calls it. */
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Answering } from './listening.ts'

export function listenerOf(app: Hono): Answering {
  return getRequestListener(app.fetch, { overrideGlobalObjects: false })
}
