import { existsSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { loadPlan } from '../src/plan/seeds.ts'
import { DOORS, HANDLERS } from '../src/register.ts'
import { INTENTS } from '../src/understanding/intent.ts'
import { MOVES } from '../src/understanding/moves/move.ts'
import { codeIn, codeOf, cycleAmong, filesIn, type Import, importsOf, mapOf, read, roomOf } from './house.ts'
import { STILL_READING } from './still-reading.ts'
import { wordsSeen } from './words-seen.ts'

const sources = codeIn('src')
const imports = sources.flatMap(importsOf)
const inside = imports.filter((it) => it.target.startsWith('src/'))
const line = ({ file, target }: Import) => `${file} imports ${target}`

/** Rooms whose code a room may use. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  base: [],
  plan: ['base'],
  storage: ['base'],
  channels: ['base'],
  ledger: ['plan', 'base'],
  understanding: ['plan', 'base'],
  proving: ['plan', 'understanding'],
  importing: ['plan', 'proving', 'understanding'],
  judging: ['ledger', 'plan', 'base'],
  // What unpacks an archive safely is the writer's as well.
  sheets: ['rendering', 'plan', 'base'],
  bulletins: ['judging', 'ledger', 'plan', 'base'],
  conversation: ['bulletins', 'judging', 'ledger', 'plan', 'base'],
  reminders: ['bulletins', 'judging', 'ledger', 'plan', 'base'],
  rendering: ['plan', 'base'],
  operations: ['base'],
  web: ['rendering', 'plan', 'base'],
}
/** What a room may know by its shape only: files that it may import types from. */
const MAY_NAME: Readonly<Record<string, readonly RegExp[]>> = {
  operations: [/^src\/channels\/channel\.ts$/],
  conversation: [
    /^src\/understanding\/(reading|intent|context|acts\/act)\.ts$/,
    /^src\/sheets\/list-sheet\.ts$/,
  ],
  reminders: [/^src\/conversation\/turn\/(reply|replies\/\w+)\.ts$/],
  rendering: [
    /^src\/(bulletins|conversation|judging|ledger)\//,
    /^src\/understanding\/(reading|intent)\.ts$/,
  ],
  web: [/^src\/(conversation|judging|ledger)\//],
}
/** Where a package may be imported; a package that is not here may not be imported at all. */
const FENCES: Readonly<Record<string, RegExp>> = {
  '@embedpdf/fonts-sc': /^src\/rendering\/charts\//,
  '@resvg/resvg-js': /^src\/rendering\/charts\//,
  '@rgrove/parse-xml': /^src\/(channels\/wecom-app-xml|cli\/documents\/(docx|numbering))\.ts$/,
  '@wecom/aibot-node-sdk': /^src\/channels\/wecom-aibot\b/,
  '@wecom/crypto': /^src\/channels\/wecom-app\b/,
  commander: /^src\/cli\/command-line\.ts$/,
  'chinese-days': /^src\/plan\/workdays\.ts$/,
  botbuilder: /^src\/channels\/bot-framework\b/,
  docx: /^src\/rendering\/documents\//,
  echarts: /^src\/rendering\/charts\//,
  'file-box': /^src\/channels\/wechaty\b/,
  '@hono/node-server': /^src\/(web|channels\/web-chat)\//,
  hono: /^src\/(web|channels\/web-chat)\//,
  keyv: /^src\/storage\//,
  libsql: /^src\/storage\//,
  'opencc-js': /^src\/understanding\//,
  pg: /^src\/storage\/postgres\//,
  pino: /^src\/operations\/journal\.ts$/,
  'pinyin-pro': /^src\/understanding\//,
  'prom-client': /^src\/operations\/meters\.ts$/,
  wechaty: /^src\/channels\/wechaty\b/,
  'wechaty-puppet': /^src\/channels\/wechaty\b/,
  'wechaty-puppet-service': /^src\/channels\/wechaty\b/,
  unpdf: /^src\/cli\/documents\/pdf\.ts$/,
  'read-excel-file': /^src\/sheets\/workbook\.ts$/,
  saxen: /^src\/sheets\/marks\.ts$/,
  'write-excel-file': /^src\/rendering\/documents\//,
  // Checked at the door, then trusted.
  zod: /^src\/(config\.ts$|(channels|cli|ledger|plan|understanding|web)\/)/,
}
/** What of Node's own a room may use; storage, channels, operations and cli any of it. */
const MACHINE: Readonly<Record<string, readonly string[]>> = {
  base: [],
  judging: [],
  bulletins: [],
  conversation: [],
  ledger: ['node:crypto', 'node:timers/promises', 'node:util', 'node:zlib'],
  reminders: ['node:crypto'],
  plan: ['node:fs', 'node:path'],
  sheets: ['node:fs', 'node:path'],
  understanding: ['node:fs', 'node:path'],
  web: ['node:crypto', 'node:http', 'node:net'],
  rendering: ['node:module', 'node:path', 'node:url', 'node:worker_threads', 'node:zlib'],
}
/** Rooms in which the same facts always give the same. */
const PURE = ['base', 'plan', 'proving', 'importing', 'judging', 'bulletins', 'conversation', 'understanding']
const CHANCE =
  /\b(setTimeout|setInterval|setImmediate|performance\.|Math\.random|random(UUID|Bytes|Int)|fetch\()/

describe('the house', () => {
  it('has no room that uses another against the one-way flow.', () => {
    const wrong = inside.filter(({ file, target, typeOnly }) => {
      const [room, other] = [roomOf(file), roomOf(target)]
      if (room === other || room === '' || room === 'cli') return false
      if (MAY_USE[room]?.includes(other)) return false
      return !(typeOnly && MAY_NAME[room]?.some((it) => it.test(target)))
    })
    expect(wrong.map(line)).toEqual([])
  })

  it('has no room without a rule.', () => {
    const rooms = new Set(sources.map(roomOf).filter((it) => it !== '' && it !== 'cli'))
    expect([...rooms].sort()).toEqual(Object.keys(MAY_USE).sort())
  })

  it('imports in no circle, not even for types.', () => {
    expect(cycleAmong(inside)).toBeNull()
  })

  it('is entered through main.ts: nothing else imports a verb.', () => {
    const verbs = inside.filter(({ file, target }) => roomOf(target) === 'cli' && roomOf(file) !== 'cli')
    expect(verbs.filter((it) => it.file !== 'src/main.ts').map(line)).toEqual([])
  })

  it('imports only files that are there, and every file is reached from main.ts.', () => {
    expect(inside.filter((it) => !existsSync(it.target)).map(line)).toEqual([])
    const reached = new Set(['src/main.ts'])
    for (const file of reached)
      for (const { target } of inside.filter((it) => it.file === file)) reached.add(target)
    const idle = sources.filter((it) => !reached.has(it) && !it.endsWith('.d.ts'))
    expect(idle).toEqual([])
  })

  it('keeps every vendor behind its fence.', () => {
    const vendors = imports.filter((it) => !it.target.startsWith('src/') && !it.target.startsWith('node:'))
    expect(vendors.filter(({ file, target }) => !FENCES[target]?.test(file)).map(line)).toEqual([])
    const { dependencies } = JSON.parse(read('package.json'))
    expect(Object.keys(FENCES).filter((it) => !(it in dependencies))).toEqual([])
  })

  // The type checker goes through two rooms.
  it('opens the words of a message in no other file than those still listed.', { timeout: 180_000 }, () => {
    const seen = wordsSeen(process.cwd())
    const files = new Set(seen.map((it) => it.file))
    const others = seen.filter((it) => !STILL_READING.includes(it.file))
    expect(others.map((it) => `${it.file}:${it.line} opens the words of a message`)).toEqual([])
    const gone = STILL_READING.filter((it) => !files.has(it))
    expect(gone.map((it) => `${it} opens none any more: off the list`)).toEqual([])
  })

  it('opens words that are kept verbatim in ledger/ and rendering/ alone.', () => {
    const opening = sources.filter((it) => /\bopened\b[^;]*from '[^']*base\/verbatim\.ts'/.test(read(it)))
    expect(opening.filter((it) => !/^src\/(?:ledger|rendering)\//.test(it))).toEqual([])
    expect(opening.length).toBeGreaterThan(0)
  })

  it('has no dependency that nothing uses.', () => {
    const { dependencies, devDependencies, scripts } = JSON.parse(read('package.json'))
    const used = new Set([
      ...[...sources, ...codeIn('tests'), ...codeIn('bench')].flatMap(importsOf).map((it) => it.target),
      ...filesIn('bin').flatMap((it) =>
        [...read(it).matchAll(/require\('([^.'][^']*)'\)/g)].map((found) => found[1] ?? ''),
      ),
    ])
    const called = Object.values(scripts).join(' ')
    // Types and tools have no import of their own.
    const tools = new Set(['@types/node', '@types/pg', '@types/ws', '@biomejs/biome', 'typescript', 'tsx'])
    expect(Object.keys(dependencies).filter((it) => !used.has(it) && !called.includes(it))).toEqual([])
    expect(Object.keys(devDependencies).filter((it) => !used.has(it) && !tools.has(it))).toEqual([])
  })

  it('decides and judges without files, network or processes, timers or chance.', () => {
    const beyond = imports.filter(({ file, target }) => {
      const allowed = MACHINE[roomOf(file)]
      return target.startsWith('node:') && allowed !== undefined && !allowed.includes(target)
    })
    expect(beyond.map(line)).toEqual([])
    expect(sources.filter((it) => PURE.includes(roomOf(it)) && CHANCE.test(codeOf(it)))).toEqual([])
  })

  it('starts no process of its own, and leaves the process to main.ts and the verbs.', () => {
    expect(imports.filter((it) => it.target === 'node:child_process').map(line)).toEqual([])
    const entry = (it: string) => it === 'src/main.ts' || roomOf(it) === 'cli'
    const touching =
      /\bprocess\.(exit|exitCode|on|once|chdir|argv|stdin|stdout|stderr)\b|\bconsole\.(log|info|warn|error|debug)\b/
    expect(sources.filter((it) => !entry(it) && touching.test(codeOf(it)))).toEqual([])
  })

  it('reads the environment in main.ts alone, and the present time in base/clock.ts alone.', () => {
    const having = (pattern: RegExp) => sources.filter((it) => pattern.test(codeOf(it)))
    expect(having(/process\.env\b/)).toEqual(['src/main.ts'])
    expect(having(/new Date\(\)|Date\.now\(/)).toEqual(['src/base/clock.ts'])
  })

  it('has in .env.example exactly the variables that config.ts reads, with its own defaults.', () => {
    const [, schema = ''] = /environmentSchema = z\.object\(\{(.*?)^\}\)/ms.exec(read('src/config.ts')) ?? []
    const reads = [...schema.matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gm)].map((it) => it[1] ?? '')
    const example = [...read('.env.example').matchAll(/^([A-Z][A-Z0-9_]*)=(.*)$/gm)]
    expect(example.map((it) => it[1] ?? '').sort()).toEqual(reads.sort())
    expect(readConfig(Object.fromEntries(example.map((it) => [it[1], it[2]])))).toEqual(readConfig({}))
  })

  it('knows the same intents in intents/ and in the register, each handler in a file of its name.', () => {
    const utterances = readdirSync('intents').flatMap((it) =>
      it.endsWith('.json') ? [it.replace(/\.json$/, '')] : [],
    )
    expect(readdirSync('intents/moves').sort()).toEqual(MOVES.map((it) => `${it}.json`).sort())
    expect(utterances.sort()).toEqual([...INTENTS].sort())
    const handlers = sources.filter((it) => roomOf(it) === 'conversation').map((it) => basename(it, '.ts'))
    expect(INTENTS.filter((it) => !handlers.includes(it))).toEqual([])
    expect(Object.keys(HANDLERS).sort()).toEqual([...INTENTS].sort())
  })

  it('has of every channel in the register the contract on its stand-in, a page for the engineer and a look by doctor.', () => {
    const register = read('src/register.ts')
    const reach = read('src/cli/checks/reach.ts')
    const pages = readdirSync('docs/渠道').map((it) => read(`docs/渠道/${it}`))
    const settings = read('src/config.ts')
    for (const name of Object.keys(DOORS)) {
      const from = register.indexOf(`\n  ${name}: async`)
      const [, file = ''] = /import\('\.\/channels\/([\w-]+)\.ts'\)/.exec(register.slice(from)) ?? []
      expect(read(`tests/channels/${file}.test.ts`), file).toContain('channelContract(')
      expect(reach, name).toContain(name)
      // Its settings have a prefix of their own, which a page explains.
      const prefix = name.replaceAll(/[A-Z]/g, (it) => `_${it}`).toUpperCase()
      expect(settings, name).toContain(`${prefix}_`)
      expect(
        pages.some((it) => it.includes(`${prefix}_`)),
        `${prefix}_… stands on no page`,
      ).toBe(true)
    }
  })

  it('has a stated purpose for every example and decision, and every rung stands on the ladder.', () => {
    for (const folder of ['examples', 'docs/decisions']) {
      const list = read(`${folder}/README.md`)
      const files = readdirSync(folder).filter((it) => it !== 'README.md')
      expect(files.filter((it) => !list.includes(it))).toEqual([])
    }
    const rungs = readdirSync('src/reminders/steps').map((it) => it.replace(/\.ts$/, ''))
    const steps = read('src/reminders/steps.ts')
    // A promise that was not kept is climbed by pledge.ts.
    expect(rungs.filter((it) => it !== 'promise-passed' && !steps.includes(`./steps/${it}.ts`))).toEqual([])
  })

  it('is drawn in README as it stands on disk.', () => {
    const map = mapOf(read('README.md'))
    expect(map.filter((it) => !existsSync(it))).toEqual([])
    const children = readdirSync('src', { withFileTypes: true }).map(
      (it) => `src/${it.name}${it.isDirectory() ? '/' : ''}`,
    )
    expect(map.filter((it) => /^src\/[^/]+\/?$/.test(it)).sort()).toEqual(children.sort())
    for (const folder of ['bin/', 'intents/', 'seeds/', 'src/', 'tests/', 'bench/'])
      expect(map).toContain(folder)
  })

  it('has no file past 300 lines, and none named for what it is not.', () => {
    const code = [...sources, ...codeIn('tests'), ...codeIn('bench')]
    expect(filesIn('bin').filter((it) => read(it).split('\n').length > 301)).toEqual([])
    // A table of cases may be longer; what lives in code past 300 lines is a second thing.
    const long = (it: string) => !it.endsWith('.test.ts') && read(it).split('\n').length > 301
    expect(code.filter(long)).toEqual([])
    expect(
      code.filter((it) => /^(utils?|helpers?|managers?|services?|common|types)\b/.test(basename(it))),
    ).toEqual([])
  })

  it('keeps no state at module level and silences no tool.', () => {
    expect(sources.filter((it) => /^(export )?(let|var) /m.test(read(it)))).toEqual([])
    const silenced = new RegExp(
      ['ts-ignore', 'ts-expect-error', 'ts-nocheck', 'biome-ignore'].map((it) => `@?${it}\\b`).join('|'),
    )
    const code = [
      ...sources,
      ...codeIn('tests').filter((it) => it !== 'tests/house.test.ts'),
      ...codeIn('bench'),
    ]
    expect(code.filter((it) => silenced.test(read(it)))).toEqual([])
  })

  it('says to users nothing that only one city has: examples come from the plan at hand.', () => {
    const plan = loadPlan('seeds/yueyang-2025')
    const named = [...plan.campaigns, ...plan.indicators].flatMap((it) => [it.name, ...it.aliases])
    const own = [
      plan.plan.city,
      ...named,
      ...plan.units.map((it) => it.name),
      ...plan.tasks.map((it) => it.title),
    ]
    const spoken = sources.filter((it) => /^src\/(rendering|conversation|channels|cli|plan)\//.test(it))
    const said = spoken.map((file) => ({ file, code: codeOf(file) }))
    const uttered = said.flatMap(({ file, code }) =>
      own.filter((name) => code.includes(name)).map((name) => `${file} says ${name}`),
    )
    // 附件3 is the name of an annex here and an attachment there.
    expect(uttered.filter((it) => !it.endsWith(' 附件3'))).toEqual([])
  })

  it('has no county, province or city in its code: which they are, a plan says.', () => {
    const { city, province, counties = [], elsewhere = [] } = loadPlan('seeds/yueyang-2025').plan
    const places = [city, province ?? '', ...elsewhere, ...counties.flatMap((it) => [it.name, ...it.aliases])]
    // 经开区 is what any city calls its own.
    const known = places.filter((it) => it !== '' && it !== '经开区')
    const named = sources.flatMap((file) => {
      // The time of the country is called by its capital.
      const code = codeOf(file).replaceAll('北京时间', '')
      return known.filter((it) => code.includes(it)).map((it) => `${file} names ${it}`)
    })
    expect(named).toEqual([])
  })

  it('names no path of the machine that it was written on, and no registry.', () => {
    const written = filesIn('.').filter((it) => !it.endsWith('.sqlite') && !it.endsWith('.model.json'))
    const elsewhere = /(^|[\s"'`(=:])\/(work|home|root|Users|private)\/\w/m
    expect(written.filter((it) => elsewhere.test(read(it)))).toEqual([])
    expect(read('package-lock.json')).not.toContain('"resolved"')
  })
})
