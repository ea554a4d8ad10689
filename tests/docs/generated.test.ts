import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { readCannedQuery } from '../../src/canned/canned-query.ts'
import { readGraphFolder } from '../../src/host/node.ts'
import { openFolder } from '../../src/opening/folder.ts'
import { Database } from '../../src/index.ts'
import { iconNames } from '../../src/model/icon-names.ts'
import { engineBundle } from '../helpers/bundle.ts'
import { root } from '../helpers/shared.ts'
import { hold } from './hold.ts'
import { metricsPage } from './metrics-page.ts'
import { cypherPage, namesOnPage } from './cypher-page.ts'

const SCENARIOS = 3897

test('docs/cypher.md gives the count of conformance that the list of scenarios not passing leaves', async () => {
  const list = readFileSync(join(root, 'tests/tck/not-passing.txt'), 'utf8')
  const missing = list.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')).length
  const passing = (SCENARIOS - missing).toLocaleString('en-US')
  await hold(
    'cypher.md',
    'conformance',
    `Of the ${SCENARIOS.toLocaleString('en-US')} scenarios of the openCypher Technology Compatibility Kit, **${passing}** pass.`,
  )
})

test('docs/cypher.md gives the size of the engine in whole kilobytes', async () => {
  const { kilobytes, brotliKilobytes } = await engineBundle()
  await hold(
    'cypher.md',
    'size',
    `The engine with its store is one script of **${Math.round(brotliKilobytes)} kB**, minified and compressed by Brotli (${Math.round(kilobytes)} kB by gzip), and needs nothing else.`,
  )
})

// One after the other: where they are renewed, each writes the page.
test('docs/cypher.md says how every clause, function and procedure stands', async () => {
  for (const [part, content] of Object.entries(cypherPage)) await hold('cypher.md', part, content)
  const page = readFileSync(join(root, 'docs/cypher.md'), 'utf8').replaceAll(String.raw`\|`, '|')
  expect(namesOnPage.length).toBeGreaterThan(250)
  expect(namesOnPage.filter((name) => !page.includes(`\`${name}\``) && !page.includes(`| ${name} `))).toEqual(
    [],
  )
})

test('the procedure of docs/cypher.md does what the page says', () => {
  const page = readFileSync(join(root, 'docs/cypher.md'), 'utf8')
  const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(page) ?? []
  const script = example.replace(/^import .*$/m, '').replace(': ProcedureDefinition', '')
  const result: unknown = runInNewContext(script, { Database })
  expect(result).toMatchObject({ records: [[1]] })
})

test('docs/metrics.md lists every metric and every option', async () => {
  for (const [part, content] of Object.entries(metricsPage)) await hold('metrics.md', part, content)
})

test('docs/queries.md lists every canned query', async () => {
  const names = readdirSync(join(root, 'queries')).sort()
  const lines = names.map((name) => {
    const { id, question } = readCannedQuery(
      name.replace('.cypher', ''),
      readFileSync(join(root, 'queries', name), 'utf8'),
    )
    return `- \`${id}\`: ${question}`
  })
  await hold('queries.md', 'list', lines.join('\n'))
})

test('docs/data-model.md lists the labels, types and statuses of the bundled graph', async () => {
  const opened = openFolder(readGraphFolder(join(root, 'graph')))
  if (opened.kind === 'refused') throw opened.errors[0]
  const { labels, relationshipTypes, statuses } = opened.dataset.ontology
  const rows = (head: string, cells: readonly (readonly string[])[]): string =>
    [head, head.replace(/[^|]+/g, ' --- '), ...cells.map((row) => `| ${row.join(' | ')} |`)].join('\n')
  const parts = [
    rows(
      '| label | what it is |',
      Object.entries(labels).map(([name, { description }]) => [`\`${name}\``, description]),
    ),
    rows(
      '| type | read as | from | to |',
      Object.entries(relationshipTypes).map(([name, { phrase, from, to }]) => [
        `\`${name}\``,
        phrase,
        from.join(', '),
        to.join(', '),
      ]),
    ),
    rows(
      '| status | what it says |',
      Object.entries(statuses).map(([name, { description }]) => [`\`${name}\``, description]),
    ),
  ]
  await hold('data-model.md', 'ontology', parts.join('\n\n'))
})

test('docs/authoring.md lists every icon', async () => {
  await hold('authoring.md', 'icons', `The icons: ${iconNames.map((name) => `\`${name}\``).join(', ')}.`)
})
