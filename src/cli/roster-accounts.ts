/** Accounts that a spreadsheet took for numbers: it keeps 15 digits, and no zero in front. */
import type { Person } from '../plan/roster.ts'
import type { TableRow } from './spreadsheet.ts'

const IDENTITIES = ['编号', '账号', '企业微信账号'] as const

/** Accounts of fewer digits are too short for their lengths to say anything. */
const TELLING = 4

/** Each cell in which digits were lost, or may have been: a number shorter than the channel's other accounts of digits. */
export function lostAccounts(rows: readonly TableRow[], before: readonly Person[]): string[] {
  const faults: string[] = []
  for (const row of rows) {
    for (const heading of IDENTITIES) {
      const why = row.lost(heading) ?? (heading === '账号' ? shorter(row, rows, before) : null)
      if (why !== null) faults.push(`${row.cell(heading)}：${why}`)
    }
  }
  return faults
}

function shorter(row: TableRow, rows: readonly TableRow[], before: readonly Person[]): string | null {
  if (!row.isNumber('账号')) return null
  const [channel, account] = [row.text('渠道'), row.text('账号')]
  const others = [
    ...rows.filter((it) => it !== row && it.text('渠道') === channel).map((it) => it.text('账号')),
    ...before.flatMap((it) => it.accounts[channel] ?? []),
  ].filter((it) => /^\d+$/.test(it))
  const longer = others.filter((it) => it.length > account.length)
  const even = new Set(others.map((it) => it.length)).size === 1 && others.length > 1
  const told =
    longer.find((it) => it.startsWith('0')) ?? (even ? longer.find((it) => it.length >= TELLING) : undefined)
  if (told === undefined) return null
  return `“${account}”以数字存放，比同渠道的账号（如${told}）短，前面的0可能没有存下；请把单元格设为文本格式后重新填写`
}
