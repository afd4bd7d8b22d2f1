#!/usr/bin/env node
/**
 * Where `npm start` and `npm run diaodu` begin, in a checkout and in a release. Starting from source costs a second;
 * so the program is run from a built form (built.cjs), which in a checkout is made when it is missing or older than the
 * source (current.cjs). Nothing relies on npm's own hooks (`prestart`), which `ignore-scripts` silences. CommonJS,
 * because the loader of modules would add a tenth to the start.
 */
const { existsSync } = require('node:fs')
const { dirname, join } = require('node:path')
const { run } = require('./built.cjs')

const root = dirname(__dirname)

if (existsSync(join(root, 'src/main.ts'))) {
  const { current, make } = require('./current.cjs')
  const built = current(root)
  if (built !== null) run(built)
  else make(root).then(run)
} else {
  const folder = join(root, 'program')
  run({ folder, cache: process.env.CACHE_DIRECTORY ?? join(folder, 'cache') })
}
