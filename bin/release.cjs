/**
 * `npm run release [folder]`: what a server runs, for this kind of machine, as one folder and one archive; the SDKs of
 * Wechaty and of Bot Framework as archives to be unpacked over it; and their checksums. Needs no network.
 *
 *     release/diaodu-0.1.0-linux-x64/            the folder
 *     release/diaodu-0.1.0-linux-x64.tar.gz
 *     release/diaodu-0.1.0-wechaty.tar.gz
 *     release/diaodu-0.1.0-bot-framework.tar.gz
 *     release/SHA256SUMS
 */
const { execFileSync } = require('node:child_process')
const { createHash } = require('node:crypto')
const {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} = require('node:fs')
const { dirname, join } = require('node:path')
const { bundle } = require('./bundle.cjs')

const PROGRAM = ['@embedpdf/fonts-sc', '@resvg/resvg-js', 'libsql', 'unpdf']
/** @type {Readonly<Record<string, readonly string[]>>} */
const PARTS = {
  wechaty: ['file-box', 'wechaty', 'wechaty-puppet', 'wechaty-puppet-service'],
  'bot-framework': ['botbuilder'],
}
const BESIDE = [
  ...['.env.example', 'CHANGELOG.md', 'README.md', 'README.zh-CN.md', 'bin/built.cjs', 'bin/diaodu.cjs'],
  ...['deploy', 'docs', 'intents', 'seeds'],
]
/** The only weight that charts are drawn with; the package has five. */
const WEIGHT = 'NotoSansHans-Regular.otf'

/**
 * @param {string} root
 * @param {string} out
 */
async function release(root, out) {
  /** @type {{ name: string, version: string, license: string, engines: object }} */
  const { name, version, license, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const whole = `${name}-${version}-${process.platform}-${process.arch}`
  rmSync(out, { recursive: true, force: true })
  const top = join(out, whole)
  mkdirSync(join(top, 'program'), { recursive: true })

  for (const { name, bytes } of await bundle(root, join(top, 'program'), { released: true }))
    writeFileSync(join(top, 'program', name), bytes)
  for (const it of ['acts/classifier.model.json', 'moves/moves.model.json', 'names/sounds.json'])
    cpSync(join(root, 'src/understanding', it), join(top, 'program', it.split('/')[1] ?? ''))
  for (const it of BESIDE)
    if (existsSync(join(root, it))) cpSync(join(root, it), join(top, it), { recursive: true })
  const inside = closureOf(root, PROGRAM)
  copyPackages(root, top, inside)
  const fonts = join(top, 'node_modules/@embedpdf/fonts-sc/fonts')
  for (const it of readdirSync(fonts)) if (it.endsWith('.otf') && it !== WEIGHT) rmSync(join(fonts, it))
  const manifest = { name, version, private: true, type: 'module', license, gitHead: headOf(root), engines }
  const bin = { diaodu: 'bin/diaodu.cjs' }
  writeFileSync(join(top, 'package.json'), `${JSON.stringify({ ...manifest, bin }, null, 2)}\n`)
  chmodSync(join(top, 'bin/diaodu.cjs'), 0o755)

  const archives = [archive(out, `${whole}.tar.gz`, out, whole)]
  for (const [part, packages] of Object.entries(PARTS)) {
    const folder = join(out, part)
    copyPackages(
      root,
      folder,
      closureOf(root, packages).filter((it) => !inside.includes(it)),
    )
    archives.push(archive(out, `${name}-${version}-${part}.tar.gz`, folder, 'node_modules'))
    rmSync(folder, { recursive: true })
  }
  const sums = archives.map((it) => `${sha256(join(out, it))}  ${it}\n`)
  writeFileSync(join(out, 'SHA256SUMS'), sums.join(''))
  return { top, archives, sums }
}

/**
 * Every package that some need, by its place in node_modules, as npm would look for it.
 * @param {string} root
 * @param {readonly string[]} names
 */
function closureOf(root, names) {
  /** @type {Set<string>} */
  const found = new Set()
  const open = names.map((name) => ({ name, from: '' }))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { name, from } = next
    let above = from
    let place = join(above, 'node_modules', name)
    while (!existsSync(join(root, place, 'package.json')) && above !== '') {
      above = above.includes('node_modules/')
        ? above.slice(0, above.lastIndexOf('node_modules/')).replace(/\/$/, '')
        : ''
      place = join(above, 'node_modules', name)
    }
    // Not there: an optional one, of another kind of machine.
    if (!existsSync(join(root, place, 'package.json')) || found.has(place)) continue
    found.add(place)
    const it = JSON.parse(readFileSync(join(root, place, 'package.json'), 'utf8'))
    const needed = { ...it.dependencies, ...it.optionalDependencies, ...it.peerDependencies }
    for (const name of Object.keys(needed)) open.push({ name, from: place })
  }
  return [...found].sort()
}

/**
 * Without what was nested below each: that is listed by itself.
 * @param {string} root
 * @param {string} top
 * @param {readonly string[]} places
 */
function copyPackages(root, top, places) {
  for (const place of places) {
    mkdirSync(dirname(join(top, place)), { recursive: true })
    cpSync(join(root, place), join(top, place), {
      recursive: true,
      // Maps and declarations are for whoever writes programs.
      filter: (it) => it !== join(root, place, 'node_modules') && !/\.(map|d\.[cm]?ts)$/.test(it),
    })
  }
}

/**
 * The same content gives the same archive.
 * @param {string} out
 * @param {string} file
 * @param {string} folder
 * @param {string} what
 */
function archive(out, file, folder, what) {
  const same = [
    '--sort=name',
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--mtime=@0',
    '--mode=u+rwX,go+rX,go-w',
  ]
  execFileSync('tar', [...same, '-I', 'gzip -n', '-cf', join(out, file), '-C', folder, what])
  return file
}

/** @param {string} file */
function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** @param {string} root */
function headOf(root) {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return undefined
  }
}

if (require.main === module) {
  const root = dirname(__dirname)
  release(root, join(root, process.argv[2] ?? 'release')).then(({ top, sums }) => {
    process.stdout.write(`${top}\n${sums.join('')}`)
  })
}

module.exports = { release }
