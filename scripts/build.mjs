import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs'
import { dirname, join } from 'path'
import { fileURLToPath } from 'url'
import { brotliCompressSync } from 'zlib'
import { hashOf } from './hashes.mjs'
import { launch, run, StepFailed } from './run.mjs'
import { sbomText } from './sbom.mjs'

/** What is built, by its name below `dist/`. */
export const entries = {
  index: 'src/index.ts',
  'cypher/index': 'src/cypher/index.ts',
  'formats/index': 'src/formats/index.ts',
  'backend/bolt/index': 'src/backend/bolt/index.ts',
  'cli/main': 'scripts/bin.mjs',
  'server/engine-process': 'src/server/engine-process.ts',
}

/** Packages that stay imports: dependencies of ours, because our types show theirs. */
const external = []

const inputs = [
  'src',
  'scripts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'tsconfig.viewer.json',
  'vite.config.mjs',
]

/**
 * Builds `dist/` where the content of what it is made of has changed.
 * @param {string} root
 */
export async function build(root) {
  const stamp = join(root, 'dist', '.silkgraph-build')
  const hash = hashOf(root, inputs)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  process.stderr.write('Building ...\n')
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const code = await run(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, quiet: true })
  if (code === 130) process.exit(130)
  if (code !== 0) throw new StepFailed('The types do not check, see above.')
  const packages = [...new Set([...(await bundle(root)), ...(await bundleViewer(root))])].sort()
  writeRenderer(root)
  await writeSignInPage(root)
  compressPage(join(root, 'dist', 'viewer'))
  writeFileSync(join(root, 'dist', 'THIRD-PARTY-LICENSES.txt'), licenceText(root, packages))
  writeFileSync(join(root, 'dist', 'sbom.cdx.json'), await sbomText(root, packages))
  writeFileSync(stamp, hash)
}

/**
 * @param {string} root
 * @returns {Promise<string[]>} the folders of the packages that ended up in the bundles, sorted
 */
async function bundle(root) {
  const { rolldown } = await import('rolldown')
  const bundler = await rolldown({
    cwd: root,
    input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)])),
    platform: 'node',
    external: (id) =>
      id.startsWith('node:') || external.some((name) => id === name || id.startsWith(name + '/')),
    onLog(level, log, handler) {
      if (level === 'warn') throw new StepFailed('rolldown: ' + log.message)
      handler(level, log)
    },
  })
  const { output } = await bundler.write({
    dir: join(root, 'dist'),
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    sourcemap: false,
  })
  await bundler.close()
  return packageFolders(output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : [])))
}

/**
 * Writes the renderer of pictures beside the command line, as its package has it but compressed.
 * @param {string} root
 */
function writeRenderer(root) {
  const bytes = readFileSync(join(root, 'node_modules', '@resvg', 'resvg-wasm', 'index_bg.wasm'))
  writeFileSync(join(root, 'dist', 'cli', 'resvg.wasm.br'), brotliCompressSync(bytes))
}

/**
 * Builds the page into `dist/viewer/`.
 * @param {string} root
 * @returns {Promise<string[]>} the folders of the packages in it, fonts and styles included
 */
async function bundleViewer(root) {
  const { build } = await import('vite')
  const moduleIds = new Set()
  const collect = () => ({
    name: 'collect-modules',
    moduleParsed(module) {
      moduleIds.add(module.id)
    },
  })
  await build({
    configFile: join(root, 'vite.config.mjs'),
    logLevel: 'warn',
    plugins: [collect()],
    worker: { plugins: () => [collect()] },
  })
  return packageFolders([...moduleIds])
}

/**
 * Writes `NAME.br` beside each file of the page that Brotli makes smaller: it is too slow for a server that starts.
 * @param {string} folder
 */
function compressPage(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name)
    if (entry.isDirectory()) compressPage(file)
    else if (/\.(?:html|js|css|svg)$/.test(entry.name)) {
      const bytes = readFileSync(file)
      const packed = brotliCompressSync(bytes)
      if (packed.length < bytes.length) writeFileSync(file + '.br', packed)
    }
  }
}

/**
 * Writes the page that asks for the token into `dist/viewer/`: one file, since a server sends nothing else without one.
 * @param {string} root
 */
async function writeSignInPage(root) {
  const { rolldown } = await import('rolldown')
  const viewer = join(root, 'src', 'viewer')
  const bundler = await rolldown({ input: join(viewer, 'sign-in', 'page.ts'), platform: 'browser' })
  const { output } = await bundler.generate({ format: 'iife', minify: true })
  await bundler.close()
  const styles = ['styles/tokens.css', 'styles/base.css', 'sign-in/sign-in.css']
  const style = styles.map((name) => readFileSync(join(viewer, name), 'utf8')).join('')
  if (/<\/(script|style)/i.test(output[0].code + style))
    throw new StepFailed('The page that asks for the token would end its own script or style.')
  const page = readFileSync(join(viewer, 'sign-in', 'page.html'), 'utf8')
    .replace('<style></style>', () => '<style>' + style + '</style>')
    .replace('<script></script>', () => '<script>' + output[0].code + '</script>')
  writeFileSync(join(root, 'dist', 'viewer', 'sign-in.html'), page)
}

/** @param {string[]} moduleIds */
function packageFolders(moduleIds) {
  const folders = new Set()
  for (const id of moduleIds) {
    const match = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(
      id.replace(/^\0/, '').replace(/\?.*$/, ''),
    )
    if (match) folders.add(match[0])
  }
  return [...folders]
}

/**
 * @param {string} root
 * @param {string[]} packages
 * @returns {string}
 */
export function licenceText(root, packages) {
  const parts = packages.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'LICENCE', 'License.txt']
      .map((candidate) => join(folder, candidate))
      // A package may leave the licence of its repository out.
      .concat(join(root, 'scripts', 'licences', name + '.txt'))
      .find(existsSync)
    if (file === undefined) throw new StepFailed(name + ' has no licence file.')
    return name + ' ' + version + '\nLicence: ' + license + '\n\n' + readFileSync(file, 'utf8').trim() + '\n'
  })
  const line = '-'.repeat(78)
  return ['The files in this folder contain code of these packages.\n', ...parts].join('\n' + line + '\n\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)))
  mkdirSync(join(root, 'dist'), { recursive: true })
  launch(async () => {
    await build(root)
    return 0
  })
}
