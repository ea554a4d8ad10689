import { describe, expect, test } from 'vitest'
import { offsetInText, withInsertions } from '../../src/backend/bolt/insertions.ts'
import { withoutMemory } from '../../src/backend/bolt/load-memory.ts'
import { parse, tokenize, type Token } from '../../src/cypher/index.ts'
import { SilkgraphError } from '../../src/errors.ts'
import { queryCorpus } from '../fuzz/generate/query-corpus.ts'

/**
 * A text, and what is sent where a load has left nodes that remember it. `^` stands for the condition on a variable `n`, `@0_0`
 * for all that `()` gets.
 */
const changed: readonly (readonly [text: string, sent: string])[] = [
  ['MATCH (n) RETURN count(n)', 'MATCH (n^) RETURN count(n)'],
  ['MATCH ( n ) RETURN n', 'MATCH ( n ^) RETURN n'],
  ['OPTIONAL MATCH (n) RETURN n', 'OPTIONAL MATCH (n^) RETURN n'],
  ['MATCH (n{a: 1}) RETURN n', 'MATCH (n{a: 1}^) RETURN n'],
  ['MATCH (n) WHERE n:A OR n.x = 1 RETURN n', 'MATCH (n^) WHERE n:A OR n.x = 1 RETURN n'],
  ['MATCH (`a ) (b`) RETURN 1', 'MATCH (`a ) (b` WHERE NOT `a ) (b`:SilkgraphLoad) RETURN 1'],
  ['MATCH (`a```) RETURN 1', 'MATCH (`a``` WHERE NOT `a```:SilkgraphLoad) RETURN 1'],
  ['MATCH (n // (m)\n) RETURN n', 'MATCH (n // (m)\n^) RETURN n'],
  ['MATCH (n {a: "(m)"}) RETURN "(k)"', 'MATCH (n {a: "(m)"}^) RETURN "(k)"'],
  ["MATCH (n) RETURN '😀 MATCH (m)' AS `(x)`", "MATCH (n^) RETURN '😀 MATCH (m)' AS `(x)`"],
  ['MATCH p = (n) RETURN p', 'MATCH p = (n^) RETURN p'],
  ['MATCH p = (n)-[*0..2]->(b) RETURN p', 'MATCH p = (n^)-[*0..2]->(b) RETURN p'],
  ['MATCH (n)-[:R*0]-()<-[r:S*0..]-(b) RETURN 1', 'MATCH (n^)-[:R*0]-()<-[r:S*0..]-(b) RETURN 1'],
  ['MATCH p = shortestPath((n)-[*0..]->(b)) RETURN p', 'MATCH p = shortestPath((n^)-[*0..]->(b)) RETURN p'],
  ['MATCH (n), (b:B), ()--() RETURN 1', 'MATCH (n^), (b:B), ()--() RETURN 1'],
  ['MATCH (n:A) MATCH (n) RETURN n', 'MATCH (n:A) MATCH (n^) RETURN n'],
  ['MATCH (n) RETURN n UNION ALL MATCH (n) RETURN n', 'MATCH (n^) RETURN n UNION ALL MATCH (n^) RETURN n'],
  ['MATCH (n) DETACH DELETE n', 'MATCH (n^) DETACH DELETE n'],
  ['MATCH (n), (m:A:B)-[:R|:S]->() RETURN n', 'MATCH (n^), (m:A:B)-[:R|:S]->() RETURN n'],

  // A condition of its own stays what it is.
  ['MATCH (n WHERE n:A) RETURN n', 'MATCH (n WHERE NOT n:SilkgraphLoad AND ( n:A)) RETURN n'],
  [
    'MATCH (n {a: 1} /* WHERE */ where n.a = 1 OR n.b = 2) RETURN n',
    'MATCH (n {a: 1} /* WHERE */ where NOT n:SilkgraphLoad AND ( n.a = 1 OR n.b = 2)) RETURN n',
  ],
  [
    'MATCH (`WHERE`WHERE(`WHERE`.x) = 1 // )\n) RETURN 1',
    'MATCH (`WHERE`WHERE NOT `WHERE`:SilkgraphLoad AND ((`WHERE`.x) = 1 // )\n)) RETURN 1',
  ],

  // A node without a variable gets one that is its own.
  ['MATCH () RETURN 1', 'MATCH (@0_0) RETURN 1'],
  [
    'MATCH (/* (m) */) RETURN 1',
    'MATCH (loadMemory0_0 /* (m) */ WHERE NOT loadMemory0_0:SilkgraphLoad) RETURN 1',
  ],
  ['MATCH ({a: 1}) RETURN 1', 'MATCH (loadMemory0_0 {a: 1} WHERE NOT loadMemory0_0:SilkgraphLoad) RETURN 1'],
  ['MATCH ($p) RETURN 1', 'MATCH (loadMemory0_0 $p WHERE NOT loadMemory0_0:SilkgraphLoad) RETURN 1'],
  [
    'MATCH (WHERE true OR false) RETURN 1',
    'MATCH (loadMemory0_0 WHERE NOT loadMemory0_0:SilkgraphLoad AND ( true OR false)) RETURN 1',
  ],
  ['MATCH (), () MATCH () RETURN 1', 'MATCH (@0_0), (@0_1) MATCH (@0_2) RETURN 1'],
  [
    "MATCH () RETURN 'loadMemory' AS loadMemory_",
    "MATCH (loadMemory__0_0  WHERE NOT loadMemory__0_0:SilkgraphLoad) RETURN 'loadMemory' AS loadMemory_",
  ],
  ['RETURN COUNT { () }', 'RETURN COUNT { (@1_0) }'],
  ['MATCH () RETURN COUNT { (), () }', 'MATCH (@0_0) RETURN COUNT { (@1_0), (@1_1) }'],
  ['RETURN COUNT { () } UNION RETURN COUNT { () }', 'RETURN COUNT { (@1_0) } UNION RETURN COUNT { (@1_0) }'],

  // Not where a variable would be listed, or cannot be.
  ['MATCH (), (n) RETURN *', 'MATCH (:!SilkgraphLoad ), (n^) RETURN *'],
  [
    'MATCH (n) WITH *, 1 AS x MATCH () RETURN n, COUNT { () }',
    'MATCH (n^) WITH *, 1 AS x MATCH (:!SilkgraphLoad ) RETURN n, COUNT { (@1_0) }',
  ],
  ['MATCH (n:A) WHERE ()-[*0..1]->() RETURN n', 'MATCH (n:A) WHERE (:!SilkgraphLoad )-[*0..1]->() RETURN n'],

  // Everywhere in a text.
  [
    'MATCH (a:A) WHERE EXISTS { (n WHERE COUNT { (n) } > 1) } RETURN COLLECT { MATCH (n) RETURN n.x }',
    'MATCH (a:A) WHERE EXISTS { (n WHERE NOT n:SilkgraphLoad AND ( COUNT { (n^) } > 1)) } ' +
      'RETURN COLLECT { MATCH (n^) RETURN n.x }',
  ],
  [
    'MATCH (a:A) RETURN [(n)-[*0..1]->(b) WHERE COUNT { () } > 1 | COUNT { () }], [()-[*0]-() | 1]',
    'MATCH (a:A) RETURN [(n^)-[*0..1]->(b) WHERE COUNT { (@2_0) } > 1 | COUNT { (@2_0) }], [(@1_0)-[*0]-() | 1]',
  ],
  [
    'MATCH (:A {x: COUNT { () }})-[{y: COUNT { () }}]->(:A) RETURN 1',
    'MATCH (:A {x: COUNT { (@1_0) }})-[{y: COUNT { (@1_0) }}]->(:A) RETURN 1',
  ],
  [
    'WITH COUNT { () } AS a ORDER BY COUNT { () } WHERE COUNT { () } > 0 RETURN a',
    'WITH COUNT { (@1_0) } AS a ORDER BY COUNT { (@1_0) } WHERE COUNT { (@1_0) } > 0 RETURN a',
  ],
  [
    'UNWIND [COUNT { () }] AS x CALL { MATCH (n) RETURN n } CALL (x) { MATCH () RETURN 1 AS m } RETURN x, n, m',
    'UNWIND [COUNT { (@1_0) }] AS x CALL { MATCH (n^) RETURN n } CALL (x) { MATCH (@1_0) RETURN 1 AS m } RETURN x, n, m',
  ],
  [
    'MATCH (n) CREATE (n)-[:R]->(), ({x: COUNT { () }}) MERGE (b {y: COUNT { () }}) ON CREATE SET b.x = COUNT { () }',
    'MATCH (n^) CREATE (n)-[:R]->(), ({x: COUNT { (@1_0) }}) ' +
      'MERGE (b {y: COUNT { (@1_0) }}) ON CREATE SET b.x = COUNT { (@1_0) }',
  ],
  [
    'FOREACH (x IN [COUNT { () }] | CREATE (a {x: x}) SET a.y = COUNT { (n) })',
    'FOREACH (x IN [COUNT { (@1_0) }] | CREATE (a {x: x}) SET a.y = COUNT { (n^) })',
  ],
  [
    'MATCH (a:A) SET a += {x: COUNT { (n) }} REMOVE ([(n)-[*0]->(b) | b][0]).x DELETE [(n)-[*0]->(c) | c][0]',
    'MATCH (a:A) SET a += {x: COUNT { (n^) }} REMOVE ([(n^)-[*0]->(b) | b][0]).x DELETE [(n^)-[*0]->(c) | c][0]',
  ],
  [
    'SHOW FUNCTIONS YIELD name WHERE COUNT { (n) } > 0 RETURN name',
    'SHOW FUNCTIONS YIELD name WHERE COUNT { (n^) } > 0 RETURN name',
  ],
]

const unchanged: readonly string[] = [
  'RETURN 1',
  'MATCH (n:Label) RETURN count(n)',
  'MATCH (:A {x: 1}) RETURN 1',
  'MATCH (n:SilkgraphLoad) RETURN n.ids',
  'MATCH (n)-->() RETURN n',
  'MATCH (n)--(m) RETURN n',
  'MATCH (n)-[*]->() RETURN n',
  'MATCH (n)-[*..2]->() RETURN n',
  'MATCH (n)-[*1..2]->() RETURN n',
  'MATCH (n)-[*0..2]->()-->() RETURN n',
  'MATCH (n)-[*0..2]->(m:A) RETURN n',
  'MATCH (n:A)-[*0..2]->(m) RETURN n',
  'MATCH (n:A) WHERE (n)-[*0..]->() RETURN n',
  'MATCH (n:A) WHERE (n)-->() AND EXISTS { (n)--() } RETURN [(n)-->(m) | m]',
  'CREATE (n) RETURN n',
  'MERGE (n) RETURN n',
  'MERGE (n {x: 1}) ON MATCH SET n.y = 1',
  "RETURN 'MATCH (n)' AS `(n)` // MATCH (n)",
  '/* MATCH (n) */ RETURN (1)',
  'CALL db.labels() YIELD label RETURN label',
  'FOREACH (x IN [1] | CREATE (n))',
  'MATCH (a:A) FINISH',
]

const sentOf = (text: string): string => withInsertions(text, withoutMemory(text))
const contentOf = ({ kind, text }: Token): readonly string[] => [kind, text]

describe('a text leaves out what remembers a load', () => {
  test.each(changed)('%s', (text, sent) => {
    const whole = sent
      .replaceAll('^', ' WHERE NOT n:SilkgraphLoad')
      .replaceAll(/@(\d_\d)/g, 'loadMemory$1  WHERE NOT loadMemory$1:SilkgraphLoad')
    expect(sentOf(text)).toBe(whole)
  })

  test.each(unchanged)('or is as it was: %s', (text) => {
    expect(withoutMemory(text)).toEqual([])
  })

  test('however long it is', () => {
    const long = `MATCH (n) RETURN ${'n.x + '.repeat(100_000)}COUNT { () }`
    expect(withoutMemory(long)).toHaveLength(3)
    expect(withoutMemory('MATCH (n) WITH n '.repeat(2_000) + 'RETURN n')).toHaveLength(2_000)
  })

  test('is the text again without the words, token by token, and each place in it is found', () => {
    let insertions = 0
    for (const text of new Set([...changed.map(([one]) => one), ...queryCorpus()].filter(isKnown))) {
      const put = withoutMemory(text)
      insertions += put.length
      const sent = withInsertions(text, put)
      const ours = new Set<number>()
      put.reduce((before, { at, words }) => {
        for (let offset = 0; offset < words.length; offset++) ours.add(at + before + offset)
        return before + words.length
      }, 0)
      const { tokens } = tokenize(sent)
      const ofText = tokens.filter(({ start }) => !ours.has(start))
      expect(ofText.map(contentOf)).toEqual(tokenize(text).tokens.map(contentOf))
      const ofOurs = tokens.filter(({ start }) => ours.has(start))
      expect(ofOurs.map(contentOf)).toEqual(
        put.flatMap(({ words }) => tokenize(words).tokens.slice(0, -1).map(contentOf)),
      )
      const kept = Array.from({ length: sent.length }, (_, offset) => offset).filter((at) => !ours.has(at))
      expect(kept.map((offset) => offsetInText(offset, put))).toEqual(kept.map((_, offset) => offset))
    }
    expect(insertions).toBeGreaterThan(100)
  })
})

describe('an offset in what was sent', () => {
  const insertions = [
    { at: 0, words: 'EXPLAIN ' },
    { at: 3, words: '--' },
  ]
  test.each([
    [0, 0],
    [7, 0],
    [8, 0],
    [10, 2],
    [11, 3],
    [12, 3],
    [13, 3],
    [14, 4],
  ])('%i stands for %i', (sent, offset) => {
    expect(withInsertions('abcdef', insertions)).toBe('EXPLAIN abc--def')
    expect(offsetInText(sent, insertions)).toBe(offset)
  })
})

function isKnown(text: string): boolean {
  try {
    parse(text)
    return true
  } catch (error) {
    if (error instanceof SilkgraphError) return false
    throw error
  }
}
