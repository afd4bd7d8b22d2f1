import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import { doctor } from '../../src/cli/doctor.ts'
import { readConfig } from '../../src/config.ts'
import { entryKey, LEDGER_SHELF, Ledger } from '../../src/ledger/ledger.ts'
import { openStore } from '../../src/storage/open.ts'
import { WRONG } from '../channels/peer.ts'
import { deliver, report } from '../faults/journey.ts'

const folder = mkdtempSync(join(tmpdir(), 'diaodu-doctor-'))
afterAll(() => rmSync(folder, { recursive: true }))
const url = (name: string) => `sqlite:${join(folder, name)}`

async function examined(environment: Record<string, string>, now = '2025-04-12T01:00:00Z') {
  const lines: string[] = []
  const clock = new HandClock(new Date(now))
  const code = await doctor(
    () =>
      readConfig({ PLAN: 'seeds/yueyang-2025', ROSTER: 'seeds/yueyang-2025/roster.json', ...environment }),
    clock,
    (it) => lines.push(it),
  )
  return { code, lines, faults: lines.filter((it) => it.startsWith('[问题]')) }
}

async function write(name: string, at: string) {
  const store = await openStore(url(name))
  const ledger = await Ledger.open(store, new HandClock(new Date(at)))
  await deliver(ledger, report('x1', 1))
  await deliver(ledger, report('x2', 2))
  await store.close()
}

describe('doctor', { timeout: 60_000 }, () => {
  it('finds nothing wrong with the sample, a line for each thing, and makes no file.', async () => {
    const { code, lines } = await examined({ STORE: url('new.sqlite') })
    expect(code).toBe(0)
    for (const about of ['Node.js', '字体', '配置', '计划', '名册', '节假日', '磁盘', '数据文件', '渠道'])
      expect(lines.filter((it) => it.startsWith(`[正常] ${about}`))).toHaveLength(1)
    expect((await examined({ STORE: url('new.sqlite') })).lines.join()).toContain('尚未建立')
  })

  it('lists every fault of the settings, with the remedy, and no value.', async () => {
    const { code, faults } = await examined({ STORE: WRONG, WECOM_AIBOT_ID: 'a', WECOM_ROBOT_KEYS: WRONG })
    expect(code).toBe(1)
    expect(faults).toHaveLength(3)
    for (const name of ['STORE', 'WECOM_AIBOT_SECRET', 'WECOM_ROBOT_KEYS'])
      expect(faults.filter((it) => it.includes(name))).toHaveLength(1)
    expect(faults.at(-1)).toContain('处理：')
    expect(faults.join()).not.toContain(WRONG)
  })

  it('finds a plan that is not there, and still looks at the rest.', async () => {
    const { code, faults, lines } = await examined({ PLAN: folder, STORE: url('new.sqlite') })
    expect(code).toBe(1)
    expect(faults.some((it) => it.includes('plan.json'))).toBe(true)
    expect(lines.some((it) => it.includes('磁盘空间'))).toBe(true)
  })

  it('finds a ledger that was changed, by its entry.', async () => {
    await write('changed.sqlite', '2025-04-11T01:00:00Z')
    expect((await examined({ STORE: url('changed.sqlite') })).faults).toEqual([])
    const store = await openStore(url('changed.sqlite'))
    const shelf = store.shelf<{ recordedAt: string }>(LEDGER_SHELF)
    const entry = await shelf.get(entryKey(2))
    if (entry) await shelf.set(entryKey(2), { ...entry, recordedAt: '2025-04-10T00:00:00.000Z' })
    await store.close()
    const { code, faults } = await examined({ STORE: url('changed.sqlite') })
    expect(code).toBe(1)
    expect(faults).toEqual([expect.stringContaining('第 2 条：内容被改动')])
  })

  it('names answers that could not be sent, and counts those that wait.', async () => {
    await write('owing.sqlite', '2025-04-11T01:00:00Z')
    const store = await openStore(url('owing.sqlite'))
    const to = { channel: 'bot-framework', person: 'u1' }
    const answer = { text: '已登记', notices: [] }
    const owed = { to, at: '2025-04-11T01:00:00.000Z', answer }
    await store.shelf('dialogues').set('k', {
      question: null,
      topic: null,
      answered: ['x1', 'x2'],
      owed: [
        { ...owed, message: 'x1', entry: 1, refused: '对方还没有和机器人说过话，无处可发' },
        { ...owed, message: 'x2', entry: 2 },
      ],
      head: 2,
    })
    await store.close()
    const { code, lines } = await examined({ STORE: url('owing.sqlite') })
    expect(code).toBe(0)
    const about = lines.filter((it) => it.includes('答复'))
    expect(about).toHaveLength(2)
    expect(about[0]).toContain('1 条等待送出')
    expect(about[1]).toContain(
      'bot-framework 上 u1 2025-04-11 的消息，台账第 1 条（对方还没有和机器人说过话，无处可发）',
    )
  })

  it.skipIf(process.platform === 'win32')(
    'warns where others of the machine can read the data.',
    async () => {
      await write('open.sqlite', '2025-04-11T01:00:00Z')
      const warned = async () =>
        (await examined({ STORE: url('open.sqlite') })).lines.filter((it) => it.includes('chmod'))
      expect(await warned()).toEqual([])
      chmodSync(join(folder, 'open.sqlite'), 0o644)
      expect(await warned()).toEqual([expect.stringContaining('[提示] 文件权限 其他用户可以读取')])
    },
  )

  it('finds a file that is no store, and one kept only in memory.', async () => {
    writeFileSync(join(folder, 'text.sqlite'), 'this is a letter and not a database, however long it is')
    expect((await examined({ STORE: url('text.sqlite') })).faults.join()).toContain('不是本程序的数据文件')
    expect((await examined({ STORE: 'memory:' })).code).toBe(1)
  })

  it('finds a clock that is behind the ledger, and a year whose holidays nobody knows.', async () => {
    await write('ahead.sqlite', '2025-04-11T01:00:00Z')
    const behind = await examined({ STORE: url('ahead.sqlite') }, '2025-04-10T00:00:00Z')
    expect(behind.faults).toEqual([expect.stringContaining('时钟 比台账最后一条慢 1500 分钟')])
    const beyond = await examined({ STORE: url('ahead.sqlite') }, '2041-03-01T00:00:00Z')
    expect(beyond.faults).toEqual([expect.stringContaining('没有 2041 年的节假日安排')])
    const nextYear = await examined({ STORE: url('ahead.sqlite') }, '2040-11-01T00:00:00Z')
    expect(nextYear.faults).toHaveLength(1)
  })

  it('tells a channel out of reach from one with a wrong key, and shows no secret.', async () => {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ errcode: 40001, errmsg: 'invalid credential' }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const app = {
      STORE: url('new.sqlite'),
      WECOM_APP_CORP_ID: 'ww1234',
      WECOM_APP_AGENT_ID: '1000002',
      WECOM_APP_SECRET: WRONG,
      WECOM_APP_TOKEN: 'QDG6eK',
      WECOM_APP_AES_KEY: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
      WECOM_API: `http://127.0.0.1:${port}`,
      WECOM_AIBOT_ID: 'bot',
      WECOM_AIBOT_SECRET: WRONG,
      WECOM_AIBOT_URL: `ws://127.0.0.1:${port}`,
    }
    const up = await examined(app)
    // An address that answers, but is no gateway of the AI bot.
    expect(up.faults).toEqual([expect.stringContaining('智能机器人'), expect.stringContaining('核对 Secret')])
    await new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    })
    const down = await examined(app)
    expect(down.faults).toHaveLength(2)
    expect(down.faults.every((it) => it.includes('处理：'))).toBe(true)
    expect([...up.lines, ...down.lines].join()).not.toContain(WRONG)
  })
})
