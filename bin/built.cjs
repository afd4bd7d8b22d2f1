/**
 * Runs the built form: one file of plain JavaScript, with what V8 made of it the last time beside it. Node 20 keeps no
 * such cache by itself, and newer versions keep one for modules only; so it is done here, in one way for all of them.
 */
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { join } = require('node:path')
const { setFlagsFromString } = require('node:v8')
const { constants, Script } = require('node:vm')

/** When the functions that a first answer needs have been compiled, in a process that may be killed later. */
const SETTLED_MS = 4_000

/**
 * @typedef {object} Built
 * @property {string} folder where main.cjs is
 * @property {string | null} cache where compiled code is kept; null: nowhere
 */

/** @param {Built} built */
function run({ folder, cache }) {
  // A start makes much that it throws away; V8 would keep the room for it (32 MB) as long as the bot runs.
  setFlagsFromString('--optimize-for-size')
  const file = join(folder, 'main.cjs')
  const source = readFileSync(file, 'utf8')
  // Each verb uses other functions. Of another version of Node the name differs; of another build V8 refuses the data.
  const verb = /^[a-z]+$/.exec(process.argv[2] ?? '')?.[0] ?? 'help'
  const kept = cache === null ? null : join(cache, `${verb}-${process.version}-${process.arch}.bin`)
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: file,
    cachedData: kept === null ? undefined : read(kept),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  })
  if (kept !== null && script.cachedDataRejected !== false) keep(script, kept)
  const module = { exports: {} }
  script.runInThisContext()(module.exports, createRequire(file), module, file, folder)
}

/**
 * @param {Script} script
 * @param {string} kept
 */
function keep(script, kept) {
  let done = false
  const write = () => {
    if (done) return
    done = true
    try {
      mkdirSync(join(kept, '..'), { recursive: true })
      writeFileSync(`${kept}.${process.pid}`, script.createCachedData())
      renameSync(`${kept}.${process.pid}`, kept)
    } catch {
      // A folder that may not be written to: the next start is as slow as this one.
    }
  }
  setTimeout(write, SETTLED_MS).unref()
  process.once('exit', write)
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

module.exports = { run }
