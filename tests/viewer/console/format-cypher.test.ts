import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from '../../../src/cypher/index.ts'
import { formatCypher } from '../../../src/viewer/console/format-cypher.ts'
import { readFeatures, tckFolder } from '../../tck/features.ts'

/** Whether a value is a place in a text. */
function isSpan(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).join() === 'start,end'
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip)
  if (typeof value !== 'object' || value === null) return value
  const isNamed = 'alias' in value && value.alias !== undefined
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, held]) => !isSpan(held) && !(key === 'text' && isNamed))
      .map(([key, held]) => [key, strip(held)]),
  )
}

/** What is wrong with how a query was formatted; undefined where nothing is. */
function wrongOf(text: string): string | undefined {
  const formatted = formatCypher(text)
  if (formatted === undefined) return undefined
  expect(strip(parse(formatted))).toEqual(strip(parse(text)))
  if (formatCypher(formatted) !== formatted) return `not the same again: ${formatted}`
  const first = formatted
    .split('\n')
    .find((line) => /^\s*(match|return|where|with|unwind|order by)\b/.test(line))
  return first === undefined ? undefined : `in lower case: ${first}`
}

const tck = tckFolder()

describe('every query means the same once it is formatted, and is the same when it is formatted again', () => {
  test('of queries/', () => {
    const texts = readdirSync('queries').flatMap((file) =>
      readFileSync(`queries/${file}`, 'utf8')
        .replace(/^\/\*[\s\S]*?\*\//, '')
        .split(/^;$/m),
    )
    expect(texts.length).toBeGreaterThan(30)
    expect(texts.flatMap((text) => wrongOf(text) ?? [])).toEqual([])
    expect(texts.every((text) => text.trim() === '' || formatCypher(text) !== undefined)).toBe(true)
  })

  test.skipIf(tck === undefined)('of the openCypher TCK', () => {
    const texts = readFeatures(tck ?? '').flatMap(({ scenarios }) =>
      scenarios.flatMap(({ steps }) =>
        steps.filter(({ text }) => /executing|executed/.test(text)).map(({ body }) => body),
      ),
    )
    expect(texts.flatMap((text) => wrongOf(text) ?? [])).toEqual([])
  })
})

test.each([
  [
    "match (n:Ship)-->(m) where n.name starts with 'F' and m.x is not null return n.name as name,m order by name desc limit 3",
    `MATCH (n:Ship)-->(m)
WHERE n.name STARTS WITH 'F' AND m.x IS NOT NULL
RETURN n.name AS name, m
ORDER BY name DESC
LIMIT 3`,
  ],
  [
    'merge (n:A {id: 1}) on create set n.new = true on match set n.seen = 1 return count( * ), n  is  null',
    `MERGE (n:A {id: 1})
  ON CREATE SET n.new = true
  ON MATCH SET n.seen = 1
RETURN count( * ), n  is  null`,
  ],
  [
    `// first
match (n) // every node
/* of
   any label */
where exists { match (n)--() where true }
call (n) { match (n)-[r]-() return count(r) as degree } with n, degree return n.\`return\` as r, degree`,
    `// first
MATCH (n) // every node
/* of
   any label */
WHERE EXISTS { MATCH (n)--() WHERE true }
CALL (n) {
  MATCH (n)-[r]-()
  RETURN count(r) AS degree
}
WITH n, degree
RETURN n.\`return\` AS r, degree`,
  ],
  ['return', undefined],
  ['MATCH (n', undefined],
])('%s', (text, expected) => {
  expect(formatCypher(text)).toBe(expected)
})

test('a long clause goes on in lines that are set in', () => {
  const names = Array.from({ length: 12 }, (_, at) => `n.property${at} AS column${at}`)
  expect(formatCypher(`MATCH (n) RETURN ${names.join(', ')}`)).toBe(
    `MATCH (n)\nRETURN ${names.join(',\n  ')}`,
  )
})
