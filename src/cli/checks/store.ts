/** The file that keeps the data: whether it can be written, is whole, is ours, and has room to grow; and the clock. */
import { constants, existsSync } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Clock, dayOf } from '../../base/clock.ts'
import type { Store } from '../../base/store.ts'
import { type Dialogue, Dialogues, type Owed } from '../../dialogue.ts'
import { addDays } from '../../plan/period.ts'
import { inspect } from '../../storage/backup.ts'
import { type Mark, markOf } from '../../storage/mark.ts'
import { fileOf, isDatabase, nameOf, openStore } from '../../storage/open.ts'
import { soundnessOf } from '../soundness.ts'
import { bad, type Finding, good, hint } from './finding.ts'

const FREE_MB = 500
const OTHERS_READ = 0o004
/** How many of the answers that cannot be sent are named. */
const SHOWN = 5
const REFUSED_DAYS = 30
/** Clocks of two machines may differ by a little. */
const AHEAD_MS = 5 * 60_000

export async function store(url: string, clock: Clock): Promise<Finding[]> {
  return isDatabase(url) ? database(url, clock) : onDisk(url, clock)
}

/** Its disk, its rights and its backups are its own administrator's. */
async function database(url: string, clock: Clock): Promise<Finding[]> {
  const opened = await openStore(url)
  try {
    await opened.check()
    return [good(`数据库 连接正常 ${nameOf(url)}`), ...(await records(opened, null, clock))]
  } finally {
    await opened.close()
  }
}

async function onDisk(url: string, clock: Clock): Promise<Finding[]> {
  const file = fileOf(url)
  if (file === ':memory:')
    return [bad('数据只在内存中，退出即清空。', '请在 .env 的 STORE 中写 sqlite: 和文件路径。')]
  const folder = await folderOf(file)
  const found = [await writable(folder), await room(folder)]
  if (!existsSync(file)) return [...found, good(`数据文件 尚未建立，首次启动时建立：${file}`)]

  found.push(await writable(file), ...(await secret(file)))
  const { damage, schemaVersion } = await inspect(file)
  if (damage.length > 0)
    return [...found, bad(`数据文件 已损坏（${damage[0]}）。`, '请停止程序，另存该文件，用最近的备份恢复。')]
  const opened = await openStore(url)
  try {
    found.push(good(`数据文件 完好，版本 ${schemaVersion}`))
    return [...found, ...(await records(opened, markOf(url), clock))]
  } finally {
    await opened.close()
  }
}

async function records(opened: Store, mark: Mark | null, clock: Clock): Promise<Finding[]> {
  const { faults, entries } = await soundnessOf(opened, mark)
  if (faults.length > 0) {
    const remedy = '请保留现有数据备查，恢复到最近一份完好的备份。'
    return faults.map((it) => bad(`台账 ${it}。`, remedy))
  }
  const found = [good(`台账 完整，${entries.length} 条`), clockAgainst(entries.at(-1)?.recordedAt, clock)]
  return [...found, await evidence(opened), ...(await answers(opened, clock))]
}

/** How much stands beside the records; the room that is left is told above. */
async function evidence({ files }: Store): Promise<Finding> {
  let [count, size] = [0, 0]
  for await (const { bytes } of files.list()) [count, size] = [count + 1, size + bytes]
  return good(`佐证材料 ${count} 份，共 ${Math.ceil(size / 1024 / 1024)} MB`)
}

/** Answers that nobody got: a running bot goes on sending the first, and will never send the second. */
async function answers(store: Store, clock: Clock): Promise<Finding[]> {
  const all: Owed[] = []
  const since = addDays(dayOf(clock.now()), -REFUSED_DAYS)
  for await (const it of new Dialogues(store.shelf<Dialogue>('dialogues')).owed())
    if (dayOf(new Date(it.at)) >= since) all.push(it)
  const refused = all.filter((it) => it.refused !== undefined)
  const waiting = all.length - refused.length
  const found =
    waiting === 0 ? [] : [hint(`答复 有 ${waiting} 条等待送出。`, '程序运行且渠道恢复后自动补发。')]
  if (refused.length === 0) return found
  const shown = refused.slice(-SHOWN).map(({ to, at, entry, refused }) => {
    const about = entry === null ? '' : `，台账第 ${entry} 条`
    return `${to.channel} 上 ${to.person} ${dayOf(new Date(at))} 的消息${about}（${refused}）`
  })
  const text = `答复 有 ${refused.length} 条无法送达：${shown.join('；')}。`
  return [...found, hint(text, '请用别的方式告知本人；已登记的内容不受影响。')]
}

function clockAgainst(last: string | undefined, clock: Clock): Finding {
  const now = clock.now()
  const ahead = Date.parse(last ?? now.toISOString()) - now.getTime()
  return ahead > AHEAD_MS
    ? bad(
        `时钟 比台账最后一条慢 ${Math.ceil(ahead / 60_000)} 分钟。`,
        '请校准本机时间（timedatectl set-ntp true），否则期限和提醒都会算错。',
      )
    : good(`时钟 ${clockText(now)}（北京时间）`)
}

/** `2026-12-01 02:47` */
function clockText(now: Date): string {
  const inChina = new Date(now.getTime() + 8 * 60 * 60_000).toISOString()
  return `${inChina.slice(0, 10)} ${inChina.slice(11, 16)}`
}

/** The nearest folder that is there: the others are made at the first start. */
async function folderOf(file: string): Promise<string> {
  let folder = dirname(file)
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder)
  return folder
}

async function writable(path: string): Promise<Finding> {
  try {
    await access(path, constants.R_OK | constants.W_OK)
    return good(`可以写入 ${path}`)
  } catch {
    return bad(`不能写入 ${path}。`, '请把它的所有者改为运行本程序的账号（chown）。')
  }
}

/** Messages, names and secrets stand in them. */
async function secret(file: string): Promise<Finding[]> {
  const all = [...['', '-journal', '-wal', '-shm'].map((it) => file + it), '.env'].filter((it) =>
    existsSync(it),
  )
  const modes = await Promise.all(all.map(async (it) => (await stat(it)).mode))
  const open = all.filter((_, at) => ((modes[at] ?? 0) & OTHERS_READ) !== 0)
  if (open.length === 0 || process.platform === 'win32') return []
  return [hint(`文件权限 其他用户可以读取 ${open.join('、')}。`, `请执行 chmod o-rwx ${open.join(' ')}。`)]
}

async function room(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder)
  const free = Math.floor((bavail * bsize) / 1024 / 1024)
  return free >= FREE_MB
    ? good(`磁盘空间 剩余 ${free} MB`)
    : bad(`磁盘空间 只剩 ${free} MB。`, '请清理磁盘或扩容，写满后不能登记。')
}
