/**
 * The command line. Nothing but the answer goes to stdout. Each verb imports what it needs when it is called, so
 * that none waits for another's parts. Exit code: 0 done, 1 a fault, 2 a wrong command line.
 */
import { existsSync } from 'node:fs'
import { isDay, systemClock } from './base/clock.ts'
import { helpText, only, parsed, usage, type Verb } from './cli/command-line.ts'
import { operatorText, UsageProblem } from './cli/operator.ts'
import { readConfig } from './config.ts'

const VERBS: Readonly<Record<string, Verb>> = {
  start: {
    usage: 'start',
    does: '启动：运行已配置的渠道；没有配置渠道时在终端对话',
    async run({ config }) {
      const { start } = await import('./cli/start.ts')
      await start(config, console)
      return 0
    },
  },
  chat: {
    usage: 'chat [--date 2025-04-12] [--as 编号、姓名或单位] [--room 群名]',
    does: '在终端对话，可另选日期、身份和群',
    options: ['date', 'as', 'room'],
    async run({ config, options }) {
      if (options.date !== undefined && !isDay(options.date))
        throw usage(`--date ${options.date} 不是有效的日期`, '请写成 --date 2025-04-12。')
      const { chat } = await import('./cli/chat.ts')
      await chat(config, options, console)
      return 0
    },
  },
  understand: {
    usage: 'understand [--explain]',
    does: '逐行读入 JSON，输出每条消息的含义；--explain 附各步的判断',
    flags: ['explain'],
    async run({ config, flags }) {
      const [{ understandLines }, { understandingOf }, { loadPlan }] = await Promise.all([
        import('./cli/understand.ts'),
        import('./assemble.ts'),
        import('./plan/seeds.ts'),
      ])
      const plan = loadPlan(config.plan)
      await understandLines(plan, understandingOf(plan), streams, { explain: flags.has('explain') })
      return 0
    },
  },
  simulate: {
    usage: 'simulate [--store 数据地址]',
    does: '逐行读入 JSON 消息，按消息自带的时间运行，输出回复',
    options: ['store'],
    async run({ config, options }) {
      const [{ simulateLines }, { loadPlan }] = await Promise.all([
        import('./cli/simulate.ts'),
        import('./plan/seeds.ts'),
      ])
      await simulateLines(loadPlan(config.plan), options.store ?? 'memory:', streams)
      return 0
    },
  },
  plan: {
    usage: 'plan check|export',
    does: '检查计划数据并列出数目和矛盾；导出整个目标模型',
    async run({ config, words: [what = '', ...rest] }) {
      if ((what !== 'check' && what !== 'export') || rest.length > 0)
        throw usage(`plan 后面应是 check 或 export`, '例如 plan check。')
      const [{ checkText, exported }, { loadPlan }] = await Promise.all([
        import('./cli/plan.ts'),
        import('./plan/seeds.ts'),
      ])
      const plan = loadPlan(config.plan)
      print(what === 'check' ? checkText(plan) : JSON.stringify(exported(plan)))
      return 0
    },
  },
  ledger: {
    usage: 'ledger verify|export|import|forget [文件.xlsx] [--dry-run]',
    does: '核对、导出台账，导入表格数据；删除某人的消息原文',
    flags: ['dry-run'],
    async run({ config, words, flags }) {
      const [{ ledgerVerb }, { openStore }] = await Promise.all([
        import('./cli/ledger.ts'),
        import('./storage/open.ts'),
      ])
      return ledgerVerb(words, () => openStore(config.store), print, {
        folder: config.plan,
        dryRun: flags.has('dry-run'),
      })
    },
  },
  evidence: {
    usage: 'evidence list|take [校验值] [文件]',
    does: '列出佐证材料和它们关联的数据；按校验值取出一份，取出时核对',
    async run({ config, words }) {
      const [{ evidenceVerb }, { loadPlan }, { openStore }] = await Promise.all([
        import('./cli/evidence.ts'),
        import('./plan/seeds.ts'),
        import('./storage/open.ts'),
      ])
      const plan = loadPlan(config.plan)
      return evidenceVerb(words, {
        plan,
        clock: systemClock,
        open: () => openStore(config.store),
        out: print,
      })
    },
  },
  roster: {
    usage: 'roster import|check [文件.xlsx] [--dry-run]',
    does: '从表格导入名册，逐格指出错误；检查名册',
    flags: ['dry-run'],
    async run({ config, words, flags }) {
      const { rosterVerb } = await import('./cli/roster.ts')
      return rosterVerb(words, { folder: config.plan, dryRun: flags.has('dry-run'), out: print })
    },
  },
  remind: {
    usage: 'remind preview|status [--days 14] [--date 2025-04-12]',
    does: '预览今后若干天谁会收到什么提醒（不发送）；查看近期提醒的发送结果',
    options: ['days', 'date'],
    async run({ config, options: { days = '14', date }, words }) {
      if (!/^\d{1,3}$/.test(days) || Number(days) === 0)
        throw usage(`--days ${days} 不是有效的天数`, '请写成 --days 14。')
      if (date !== undefined && !isDay(date))
        throw usage(`--date ${date} 不是有效的日期`, '请写成 --date 2025-04-12。')
      const { remindVerb } = await import('./cli/remind.ts')
      print(await remindVerb(config, words, { days: Number(days), date }, systemClock))
      return 0
    },
  },
  doctor: {
    usage: 'doctor',
    does: '检查配置、数据、日历、时钟、字体和各渠道，逐行列出问题和处理办法',
    async run(line) {
      const { doctor } = await import('./cli/doctor.ts')
      return doctor(() => line.config, systemClock, print)
    },
  },
  backup: {
    usage: 'backup <文件>',
    does: '备份数据，程序运行时也可以；不覆盖已有文件',
    async run({ config, words }) {
      const file = only(words, 'backup <文件>')
      const { backup } = await import('./cli/backup.ts')
      print(await backup(config.store, file))
      return 0
    },
  },
  restore: {
    usage: 'restore <文件>',
    does: '检查后恢复备份，原文件保留在旁；须先停止程序',
    async run({ config, words }) {
      const file = only(words, 'restore <文件>')
      const { restore } = await import('./cli/backup.ts')
      print(await restore(config.store, file, systemClock))
      return 0
    },
  },
  unknowns: {
    usage: 'unknowns',
    does: '列出没有听懂、或事后被更正的消息，供补充简称',
    async run({ config }) {
      const [{ unknownLines }, { openStore }] = await Promise.all([
        import('./cli/unknowns.ts'),
        import('./storage/open.ts'),
      ])
      const store = await openStore(config.store)
      try {
        for await (const line of unknownLines(store)) print(line)
      } finally {
        await store.close()
      }
      return 0
    },
  },
  bulletin: {
    usage: 'bulletin compile|list|show',
    does: '生成通报、周调度、督导的代拟稿；列出、重现已签发的通报',
    options: ['kind', 'period', 'campaign', 'unit', 'date', 'out'],
    async run({ config, options, words }) {
      if (options.date !== undefined && !isDay(options.date))
        throw usage(`--date ${options.date} 不是有效的日期`, '请写成 --date 2025-04-12。')
      const [{ bulletinVerb }, { Ledger }, { loadPlan }, { loadRoster }, { openStore }, { dayOf }] =
        await Promise.all([
          import('./cli/bulletin.ts'),
          import('./ledger/ledger.ts'),
          import('./plan/seeds.ts'),
          import('./plan/roster.ts'),
          import('./storage/open.ts'),
          import('./base/clock.ts'),
        ])
      const plan = loadPlan(config.plan)
      const store = await openStore(config.store)
      try {
        const ledger = await Ledger.open(store, systemClock)
        const [roster, today] = [loadRoster(config.plan, plan), dayOf(systemClock.now())]
        return await bulletinVerb(words, options, { plan, roster, ledger, store, today, out: print })
      } finally {
        await store.close()
      }
    },
  },
  train: {
    usage: 'train',
    does: '用 intents/ 中的语料重新训练意图模型',
    async run({ config }) {
      const { train } = await import('./cli/train.ts')
      print(train(config.plan, 'intents'))
      return 0
    },
  },
  help: {
    usage: 'help',
    does: '显示本说明',
    async run() {
      print(helpText(VERBS))
      return 0
    },
  },
}

const log = (what: string, error: unknown) => aside(`${what}: ${operatorText(error)}`)
const console = { input: process.stdin, output: process.stdout, aside, log, clock: systemClock }
const streams = { input: process.stdin, output: process.stdout, log }

async function main(args: readonly string[]): Promise<number> {
  try {
    const [name = 'help', ...rest] = args
    const verb = VERBS[name === '--help' || name === '-h' ? 'help' : name]
    if (verb === undefined)
      throw usage(`没有“${name}”这个命令`, `可用的命令：${Object.keys(VERBS).join('、')}。`)
    const { options, flags, words } = parsed(verb, rest)
    if (existsSync('.env')) process.loadEnvFile('.env')
    return await verb.run({
      options,
      flags,
      words,
      // When it is asked for: help needs none, and doctor tells what is wrong with it.
      get config() {
        return readConfig(process.env)
      },
    })
  } catch (error) {
    aside(operatorText(error))
    return error instanceof UsageProblem ? 2 : 1
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

function aside(text: string): void {
  process.stderr.write(`${text}\n`)
}

// Whoever reads our answers may stop reading: that is the end, and no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})
// Not awaited: the built form is no module (bin/bundle.mjs).
main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
