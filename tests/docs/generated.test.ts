import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCannedQuery } from '../../src/canned/canned-query.ts'
import { allFunctions } from '../../src/cypher/functions/index.ts'
import { root } from '../helpers/shared.ts'

const SCENARIOS = 3897

/** Holds a part of a page to what the code says; `UPDATE_DOCS=1` writes it. */
function hold(page: string, name: string, content: string): void {
  const file = join(root, 'docs', page)
  const text = readFileSync(file, 'utf8')
  const pattern = new RegExp(`(<!-- generated: ${name} -->\n)([\\s\\S]*?)(<!-- /generated -->)`)
  expect(text).toMatch(pattern)
  const wanted = text.replace(
    pattern,
    (_, start: string, __, end: string) => `${start}\n${content}\n\n${end}`,
  )
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(file, wanted)
  else expect(text).toBe(wanted)
}

test('docs/cypher.md gives the count of conformance that the list of scenarios not passing leaves', () => {
  const list = readFileSync(join(root, 'tests/tck/not-passing.txt'), 'utf8')
  const missing = list.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')).length
  const passing = (SCENARIOS - missing).toLocaleString('en-US')
  hold(
    'cypher.md',
    'conformance',
    `Of the ${SCENARIOS.toLocaleString('en-US')} scenarios of the openCypher Technology Compatibility Kit, **${passing}** pass.`,
  )
})

test('docs/cypher.md lists every function of the registry', () => {
  const functions = [...allFunctions].sort((a, b) => a.name.localeCompare(b.name, 'en'))
  expect(functions.length).toBeGreaterThan(60)
  const lines = functions.map(
    ({ name, signature, description }) => `- \`${name}${signature}\`: ${description}`,
  )
  hold('cypher.md', 'functions', lines.join('\n'))
})

test('docs/queries.md lists every canned query', () => {
  const names = readdirSync(join(root, 'queries')).sort()
  const lines = names.map((name) => {
    const { id, question } = readCannedQuery(
      name.replace('.cypher', ''),
      readFileSync(join(root, 'queries', name), 'utf8'),
    )
    return `- \`${id}\`: ${question}`
  })
  hold('queries.md', 'list', lines.join('\n'))
})
