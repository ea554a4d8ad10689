// Prints what docs/measurements.md says of opening files: `node scripts/measure-formats.mjs [small|large|air]`, after a build and after
// tests/python has made its environment. It needs ../shared/bench, or ../shared/graphs for air, and writes into a folder of its own.
import { execFileSync, spawnSync } from 'child_process'
import { createWriteStream, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'fs'
import { homedir, tmpdir } from 'os'
import { join } from 'path'
import { root } from './prepare.mjs'
import { launch } from './run.mjs'

const size = process.argv[2] || 'small'
const main = join(root, 'dist/cli/main.js')
const print = (...cells) =>
  process.stdout.write('| ' + cells.map((cell) => String(cell).padEnd(14)).join(' | ') + ' |\n')

/** Run at the end of a Node process: its processor time in seconds, and the most memory that it held, in KiB. */
const tellUsage =
  'process.on("exit", () => { const u = process.resourceUsage();' +
  'console.error("used " + (u.userCPUTime + u.systemCPUTime) / 1e6 + " " + u.maxRSS) })'

const ofGraphology = {
  graphml: 'const g = require("graphology-graphml").parse(require("graphology").MultiGraph, text)',
  gexf: 'const g = require("graphology-gexf").parse(require("graphology").MultiGraph, text)',
}

const ofNetworkx = {
  graphml: 'graph = networkx.read_graphml(file)',
  gexf: 'graph = networkx.read_gexf(file)',
  csv:
    'import csv\ngraph = networkx.MultiDiGraph()\n' +
    'for row in csv.DictReader(open(file)): graph.add_node(row["id"], **row)\n' +
    'for row in csv.DictReader(open(edges)): graph.add_edge(row["start"], row["end"], **row)',
}

/** @returns the numbers that a process tells of itself; undefined where it failed */
function usage(command, words, options) {
  const { stderr, status } = spawnSync(command, words, { encoding: 'utf8', maxBuffer: 2 ** 26, ...options })
  const match = /^used (\S+) (\S+)$/m.exec(stderr)
  return status === 0 && match !== null ? [Number(match[1]), Number(match[2])] : undefined
}

function ours(files) {
  return usage(process.execPath, [
    '-e',
    `${tellUsage}; process.argv.splice(1, 0, "x"); import(${JSON.stringify(main)})`,
    'import',
    ...files,
    '--dry-run',
  ])
}

function graphology(kind, file) {
  if (ofGraphology[kind] === undefined) return undefined
  const code = `${tellUsage}; const text = require("fs").readFileSync(process.argv[1], "utf8"); ${ofGraphology[kind]}; if (g.order === 0) process.exit(1)`
  return usage(process.execPath, ['--max-old-space-size=8000', '-e', code, file], { cwd: root })
}

function networkx(python, kind, [file, edges]) {
  const code =
    `import networkx, resource, sys\nfile, edges = sys.argv[1], sys.argv[2]\n${ofNetworkx[kind]}\n` +
    'u = resource.getrusage(resource.RUSAGE_SELF)\nprint("used", u.ru_utime + u.ru_stime, u.ru_maxrss, file=sys.stderr)'
  return usage(python, ['-c', code, file, edges || ''])
}

function told(used) {
  return used === undefined ? 'not measured' : `${used[0].toFixed(1)} s, ${Math.round(used[1] / 1024)} MB`
}

function lines(file, texts) {
  return new Promise((resolve, reject) => {
    const stream = createWriteStream(file)
    stream.on('error', reject)
    for (const text of texts) stream.write(text + '\n')
    stream.end(resolve)
  })
}

async function writeCsv(folder) {
  if (size === 'air')
    return ['nodes', 'edges'].map((name) => join(root, `../shared/graphs/air-routes-${name}.csv`))
  const { gen } = await import(join(root, '../shared/bench/generate.mjs'))
  const { P, name, age, M, src, dst } = gen(size)
  const files = ['nodes', 'edges'].map((part) => join(folder, part + '.csv'))
  const people = function* () {
    yield 'id,labels,name,age:integer'
    for (let at = 0; at < P; at++) yield `p${at},Person,${name[at]},${age[at]}`
  }
  const knows = function* () {
    yield 'start,type,end,since:integer'
    for (let at = 0; at < M; at++) yield `p${src[at]},KNOWS,p${dst[at]},${2000 + (at % 24)}`
  }
  await lines(files[0], people())
  await lines(files[1], knows())
  return files
}

async function measure() {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'silkgraph')
  const environment = (existsSync(cache) ? readdirSync(cache) : []).find((name) =>
    /^python-[0-9a-f]{12}$/.test(name),
  )
  const python = environment && join(cache, environment, 'bin/python')
  if (!python)
    process.stderr.write(
      'NetworkX is left out: run `npx vitest run tests/python` first, which installs it.\n',
    )
  const folder = mkdtempSync(join(tmpdir(), 'silkgraph-formats-'))
  try {
    const csv = await writeCsv(folder)
    const files = { csv }
    for (const kind of ['graphml', 'gexf']) {
      files[kind] = [join(folder, 'graph.' + kind)]
      execFileSync(process.execPath, [main, 'import', ...csv, '-o', files[kind][0]], { stdio: 'ignore' })
    }
    print('file', 'size', 'Silkgraph', 'graphology', 'NetworkX')
    print('---', '---', '---', '---', '---')
    for (const [kind, names] of Object.entries(files)) {
      const bytes = names.reduce((sum, name) => sum + statSync(name).size, 0)
      const of = [ours(names), graphology(kind, names[0]), python && networkx(python, kind, names)]
      print(kind, `${(bytes / 1e6).toFixed(1)} MB`, ...of.map(told))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

launch(measure)
