// Prints how well pictures by forces can be read, ours and those of other programs: `node scripts/measure-pictures.mjs`. It needs
// Graphviz on the path. `--ours` leaves the others out; `--docs` writes the sums into docs/viewer.md.
import { readFileSync, writeFileSync } from 'fs'
import { join } from 'path'
import { pathToFileURL } from 'url'
import { install } from './install.mjs'
import { root } from './prepare.mjs'
import { launch } from './run.mjs'

const COLUMNS = [
  ['names over names', (counts) => counts.namesOverNames],
  ['names over marks', (counts) => counts.namesOverMarks],
  ['lines through names', (counts) => counts.linesThroughNames],
  ['lines through marks', (counts) => counts.linesThroughMarks],
  ['crossings', (counts) => counts.crossings],
  ['share of the stage', (counts) => counts.stage, true],
  ['named', (counts) => counts.named, true],
]

const shown = (value, isShare) => (isShare ? (100 * value).toFixed(1) + ' %' : value.toLocaleString('en'))

launch(async () => {
  await install(root)
  const { rolldown } = await import('rolldown')
  const bundler = await rolldown({
    cwd: root,
    input: join(root, 'tests', 'viewer', 'pictures', 'measure-pictures.ts'),
    platform: 'node',
    external: [/^[^./]/],
  })
  const file = join(root, 'node_modules', '.cache', 'silkgraph', 'measure-pictures.mjs')
  await bundler.write({ file, format: 'esm', codeSplitting: false })
  await bundler.close()
  const { measurePictures, graphvizVersion, SEED } = await import(pathToFileURL(file).href)
  const ours = process.argv.includes('--ours')
  const sums = new Map()
  process.stdout.write(
    'picture'.padEnd(26) + 'by'.padEnd(26) + COLUMNS.map(([name]) => name.padStart(20)).join('') + '\n',
  )
  const print = (picture, program, cells, millis) =>
    process.stdout.write(
      picture.padEnd(26) +
        program.padEnd(26) +
        cells.map((cell) => cell.padStart(20)).join('') +
        (millis === undefined ? '' : millis.toFixed(0).padStart(8) + ' ms') +
        '\n',
    )
  let pictures = 0
  for await (const { picture, program, counts, millis } of measurePictures(!ours)) {
    const first = program === 'Silkgraph'
    if (first) pictures++
    print(
      picture,
      program,
      COLUMNS.map(([, of, isShare]) => shown(of(counts), isShare)),
      first ? millis : undefined,
    )
    const sum = sums.get(program) || COLUMNS.map(() => 0)
    sums.set(
      program,
      COLUMNS.map(([, of], at) => sum[at] + of(counts)),
    )
  }
  const rows = [...sums].map(([program, sum]) => [
    program,
    ...COLUMNS.map(([, , isShare], at) => shown(isShare ? sum[at] / pictures : sum[at], isShare)),
  ])
  for (const [program, ...cells] of rows) print('all ' + pictures, program, cells)
  if (process.argv.includes('--docs')) writeDocs(rows, 'Graphviz ' + graphvizVersion() + ', seed ' + SEED)
  return 0
})

function writeDocs(rows, versions) {
  const path = join(root, 'docs', 'viewer.md')
  const [start, end] = ['<!-- measured: pictures -->', '<!-- /measured -->']
  const head = ['', ...COLUMNS.map(([name]) => name)]
  const widths = head.map((text, at) => Math.max(text.length, ...rows.map((row) => row[at].length), 3))
  const line = (cells) =>
    '| ' +
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join(' | ') +
    ' |'
  const rule =
    '| ' +
    widths.map((width, at) => (at === 0 ? '-'.repeat(width) : '-'.repeat(width - 1) + ':')).join(' | ') +
    ' |'
  const date = new Date().toISOString().slice(0, 10)
  const section = [
    start,
    '',
    'Measured ' + date + ' with ' + versions + '.',
    '',
    line(head),
    rule,
    ...rows.map(line),
    '',
    end,
  ].join('\n')
  const text = readFileSync(path, 'utf8')
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  writeFileSync(path, text.slice(0, from) + section + text.slice(to + end.length))
}
