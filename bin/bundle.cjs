/** Makes the built form: main.ts with all that it imports in one file, and the press's thread in another. */
const { readFileSync } = require('node:fs')
const { basename, join } = require('node:path')
const { pathToFileURL } = require('node:url')
const { build } = require('esbuild')

/** Native parts and files that are read by their place, and channels whose SDK is larger than everything else. */
const OUTSIDE = [
  '@embedpdf/fonts-sc',
  '@resvg/resvg-js',
  'libsql',
  'unpdf',
  'botbuilder',
  'file-box',
  'wechaty',
  'wechaty-puppet',
  'wechaty-puppet-service',
]

/**
 * @param {string} root the top of the checkout
 * @param {string} folder where the files will be; nothing is written there
 * @param {{ released?: boolean }} [options] released: nothing in it points back to the checkout
 * @returns {Promise<{ name: string, bytes: Uint8Array }[]>}
 */
async function bundle(root, folder, { released = false } = {}) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts', 'src/rendering/printer.ts'].map((it) => join(root, it)),
    entryNames: '[name]',
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    charset: 'utf8',
    // A third less to read and to keep; names stay, for whoever reads a stack.
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    external: OUTSIDE,
    logLevel: 'error',
    plugins: [places(released)],
  })
  return outputFiles.map(({ path, contents }) => ({ name: basename(path), bytes: contents }))
}

/**
 * What a source finds by its own place (`import.meta.url`): in a checkout it stays where it is, so that `train` writes
 * the model where the source is; in a release it lies beside the program. The press's thread is always built.
 * @param {boolean} released
 * @returns {import('esbuild').Plugin}
 */
function places(released) {
  return {
    name: 'places',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
        const text = readFileSync(path, 'utf8')
        if (!text.includes('import.meta.url')) return null
        const beside = released || basename(path) === 'press.ts'
        const here = beside
          ? "require('node:url').pathToFileURL(__filename).href"
          : JSON.stringify(pathToFileURL(path).href)
        return { contents: text.replaceAll('import.meta.url', here), loader: 'ts' }
      })
    },
  }
}

module.exports = { bundle, OUTSIDE }
