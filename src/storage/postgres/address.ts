/**
 * Where a database is: `postgres://user:password@host:5432/database?schema=yueyang`. The schema is ours alone, so that
 * several cities may share a database; without one it is `diaodu`. What else stands behind the `?` is the driver's
 * (`sslmode=verify-full`).
 */
import { userInfo } from 'node:os'
import { Problem } from '../../base/problem.ts'

export interface DatabaseAddress {
  /** For the driver. */
  readonly connectionString: string
  readonly schema: string
  /** Without user and password, for messages. */
  readonly place: string
}

const SCHEMA = /^[a-z_][a-z0-9_]{0,62}$/

export function isDatabase(url: string): boolean {
  return /^postgres(ql)?:/.test(url)
}

/** Throws a Problem `store.url`. */
export function addressOf(url: string): DatabaseAddress {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    throw wrong('数据地址写得不对')
  }
  const schema = parsed.searchParams.get('schema') ?? 'diaodu'
  if (!SCHEMA.test(schema) || schema.startsWith('pg_'))
    throw wrong('数据地址中的 schema 只能用小写字母、数字和下划线')
  if (parsed.pathname.length < 2) throw wrong('数据地址没有写数据库名')
  parsed.searchParams.delete('schema')
  if (parsed.username === '') parsed.username = userInfo().username
  const { hostname, port, pathname } = parsed
  const place = `postgres://${hostname}${port === '' ? '' : `:${port}`}${pathname}（${schema}）`
  return { connectionString: parsed.href, schema, place }
}

/** The address itself holds a password, and is not told. */
function wrong(what: string): Problem {
  return new Problem('store.url', what, '请写成 postgres://用户:密码@主机:5432/数据库?schema=diaodu。')
}
