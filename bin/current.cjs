/**
 * The built form of a checkout, never older than its source. What it was made of is kept beside it: first each file's
 * size and times are compared, which takes some milliseconds, and where they differ, the content.
 */
const {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs')
const { tmpdir } = require('node:os')
const { join, relative } = require('node:path')

/** A file changed as late as this before it was looked at may change once more within the same tick of its clock. */
const TICK_MS = 100
/** Earlier forms: a bot that still runs from one starts its press from there. */
const KEPT = 3

/**
 * @param {string} root the top of the checkout
 * @returns {import('./built.cjs').Built | null} null: it must be made
 */
function current(root) {
  const home = homeOf(root)
  const stamp = stampOf(root)
  const made = madeFrom(home)
  if (made !== null && existsSync(join(home, made.folder, 'main.cjs'))) {
    if (made.stamp === stamp.text && stamp.settledBefore <= made.at) return builtIn(home, made.folder)
    if (made.content === contentOf(root)) {
      note(home, { ...made, stamp: stamp.text, at: stamp.at })
      return builtIn(home, made.folder)
    }
  }
  return null
}

/** By the place of the checkout, for a built form holds its path, and several may share their packages.
 * @param {string} root
 */
function homeOf(root) {
  return join(root, 'node_modules/.cache/diaodu', root.replace(/[^\w-]+/g, '_'))
}

/**
 * @param {string} root
 * @returns {Promise<import('./built.cjs').Built>}
 */
async function make(root) {
  const home = homeOf(root)
  const { bundle } = require('./bundle.cjs')
  for (;;) {
    const stamp = stampOf(root)
    const content = contentOf(root)
    // The same content gives the same folder: two that make it at once do no harm to each other.
    const folder = content.slice(0, 16)
    const files = await bundle(root, join(home, folder))
    // Edited meanwhile: what was read is neither the old nor the new.
    if (contentOf(root) !== content) continue
    try {
      for (const it of foldersIn(home).slice(KEPT)) rmSync(join(home, it), { recursive: true, force: true })
      mkdirSync(join(home, folder), { recursive: true })
      for (const { name, bytes } of files) place(join(home, folder, name), bytes)
      note(home, { folder, stamp: stamp.text, at: stamp.at, content })
      return builtIn(home, folder)
    } catch {
      return passing(root)
    }
  }
}

/** A tree that may not be written to is run all the same: made anew each time, in a folder that nobody else can enter.
 * @param {string} root
 */
async function passing(root) {
  const { bundle } = require('./bundle.cjs')
  const folder = mkdtempSync(join(tmpdir(), 'diaodu-'))
  for (const { name, bytes } of await bundle(root, folder)) writeFileSync(join(folder, name), bytes)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return { folder, cache: null }
}

/**
 * @param {string} home
 * @param {string} folder
 */
function builtIn(home, folder) {
  return { folder: join(home, folder), cache: join(home, folder, 'cache') }
}

/** The newest first.
 * @param {string} home
 */
function foldersIn(home) {
  if (!existsSync(home)) return []
  const folders = readdirSync(home, { withFileTypes: true }).filter((it) => it.isDirectory())
  /** @param {{ name: string }} it */
  const madeAt = ({ name }) => statSync(join(home, name)).mtimeMs
  return folders.sort((a, b) => madeAt(b) - madeAt(a)).map((it) => it.name)
}

/**
 * @param {string} home
 * @returns {{ folder: string, stamp: string, at: number, content: string } | null}
 */
function madeFrom(home) {
  try {
    return JSON.parse(readFileSync(join(home, 'made.json'), 'utf8'))
  } catch {
    return null
  }
}

/**
 * @param {string} home
 * @param {{ folder: string, stamp: string, at: number, content: string }} made
 */
function note(home, made) {
  try {
    place(join(home, 'made.json'), JSON.stringify(made))
  } catch {
    // Compared by content the next time, too.
  }
}

/** Whoever reads it meanwhile sees the old or the new one, never a half.
 * @param {string} path
 * @param {string | Uint8Array} bytes
 */
function place(path, bytes) {
  writeFileSync(`${path}.${process.pid}`, bytes)
  renameSync(`${path}.${process.pid}`, path)
}

/** What the built form is made of: the source, what makes it, and the packages that it takes in.
 * @param {string} root
 */
function inputsOf(root) {
  /** @type {string[]} */
  const files = [join(root, 'package.json'), join(root, 'node_modules/.package-lock.json')]
  /** @param {string} folder */
  const walk = (folder) => {
    for (const it of readdirSync(folder, { withFileTypes: true })) {
      const path = `${folder}/${it.name}`
      if (it.isDirectory()) walk(path)
      else if (/\.(ts|cjs|json)$/.test(it.name)) files.push(path)
    }
  }
  walk(join(root, 'src'))
  walk(join(root, 'bin'))
  return files.filter((it) => existsSync(it))
}

/** The time of change (ctime) is the system's own: no copying and no touching sets it back.
 * @param {string} root
 */
function stampOf(root) {
  const at = Date.now()
  let latest = 0
  let text = ''
  for (const file of inputsOf(root)) {
    const { ino, size, mtimeMs, ctimeMs } = statSync(file)
    latest = Math.max(latest, ctimeMs)
    text += `${file} ${ino} ${size} ${mtimeMs} ${ctimeMs}\n`
  }
  return { text, at, settledBefore: latest + TICK_MS }
}

/** @param {string} root */
function contentOf(root) {
  const { createHash } = require('node:crypto')
  const hash = createHash('sha256').update(root)
  for (const file of inputsOf(root))
    hash
      .update(`${relative(root, file)}\n`)
      .update(readFileSync(file))
      .update('\n')
  return hash.digest('hex')
}

module.exports = { current, make }
