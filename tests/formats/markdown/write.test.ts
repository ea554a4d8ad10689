import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EmbeddedBackend } from '../../../src/backend/index.ts'
import { Database } from '../../../src/database/index.ts'
import { readEvidence } from '../../../src/evidence/read-evidence.ts'
import type { Evidence, ExportOptions } from '../../../src/formats/index.ts'
import { isUnwritable, markdownCode, markdownLink, markdownText } from '../../../src/formats/markdown/text.ts'
import { write } from '../../../src/formats/markdown/write.ts'
import { readGraphFolder } from '../../../src/host/node.ts'
import { openFolder } from '../../../src/opening/folder.ts'
import { loadGraph } from '../../../src/opening/load-graph.ts'
import { type Subgraph, subgraphOf } from '../../../src/subgraph/subgraph.ts'
import { root } from '../../helpers/shared.ts'
import { lossTexts } from '../again.ts'
import { htmlOf, linksOf, textOf } from './page.ts'

const options: ExportOptions = { evidenceOf: undefined, licence: '', raw: false }
const everything = 'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r'

function subgraph(cypher: string, parameters = {}): Subgraph {
  const database = new Database()
  database.query(cypher, parameters)
  return subgraphOf(database.query(everything, {}, { exact: true }).records)
}

function evidence(claim: string, sentence: number, more: Partial<Evidence> = {}): Evidence {
  return {
    claim,
    gloss: `It is said [${claim}].`,
    modality: 'plan',
    credited: ['The Gazette', 'Ann'],
    document: 'doc:1',
    place: { kind: 'sentence', paragraph: 3, sentence },
    sha256: `${claim}${sentence}`,
    ...more,
  }
}

describe('a page of Markdown', () => {
  test('has a section for each node, sentences at both ends, and a footnote for each claim', () => {
    const graph = subgraph(
      `CREATE (a:Company {id: 'a', name: 'Acme *Ltd*', founded: 1990, aliases: ['Ac', 'me'], site: 'https://a.example/x_y'}),
         (b:City:Port {id: 'b', caption: 'By'}), (c),
         (a)-[:BUILDS_IN {claims: ['C1', 'C2'], modality: 'plan'}]->(b), (b)-[:near {claims: ['C2', 'C9'], who: []}]->(b)`,
    )
    const known: Readonly<Record<string, readonly Evidence[]>> = {
      C1: [evidence('C1', 1), evidence('C1', 2)],
      C2: [
        evidence('C2', 1, {
          credited: [],
          place: { kind: 'sentence', paragraph: 0, sentence: 1 },
          modality: 'fact',
        }),
      ],
    }
    const { files, losses } = write(graph, {
      ...options,
      licence: 'CC_BY_4.0',
      evidenceOf: (claim) => known[claim] ?? [],
    })
    expect(files).toEqual([
      {
        suffix: '',
        content: [
          '# 3 nodes, 2 relationships',
          '',
          'Written by Silkgraph. Licence: CC_BY_4.0.',
          '',
          '- *Company*: [Acme \\*Ltd\\*](#n1)',
          '- *City*, *Port*: [By](#n2)',
          '- [n1](#n3)',
          '',
          '## <a id="n1"></a>Acme \\*Ltd\\*',
          '',
          '*Company*, `a`',
          '',
          '- *aliases*: Ac, me',
          '- *founded*: 1990',
          '- *site*: <https://a.example/x_y>',
          '',
          '### Relationships of Acme \\*Ltd\\*',
          '',
          '- **Acme \\*Ltd\\*** builds in [By](#n2) (*modality*: plan).[^1][^2]',
          '',
          '## <a id="n2"></a>By',
          '',
          '*City*, *Port*, `b`',
          '',
          '- *caption*: By',
          '',
          '### Relationships of By',
          '',
          '- **By** *near* **By** (*claims*: C2, C9; *who*: none).[^2]',
          '- [Acme \\*Ltd\\*](#n1) builds in **By** (*modality*: plan).[^1][^2]',
          '',
          '## <a id="n3"></a>n1',
          '',
          '[^1]: **C1**: It is said \\[C1\\]. (plan; credited to The Gazette, Ann) `doc:1`, paragraph 3, sentence 1, SHA-256 `C11`; `doc:1`, paragraph 3, sentence 2, SHA-256 `C12`.',
          '[^2]: **C2**: It is said \\[C2\\]. (fact; the document says so itself) `doc:1`, title, SHA-256 `C21`.',
          '',
        ].join('\n'),
      },
    ])
    expect(lossTexts(losses)).toEqual([
      '4 lists were written with commas between the items',
      '1 value that is not text was written as text',
    ])
  })

  test('of the bundled graph has no link and no footnote that leads nowhere, and one footnote a claim', async () => {
    const opened = openFolder(readGraphFolder(join(root, 'graph')))
    if (opened.kind === 'refused') throw opened.errors[0]
    const database = new Database(loadGraph(opened.graph))
    const about = 'MATCH (n:Company)-[r]-(m) WHERE r.claims IS NOT NULL RETURN n, r, m'
    const whole = subgraphOf(database.query(about, {}, { exact: true }).records)
    const evidenceOf = await readEvidence(new EmbeddedBackend(database), whole)
    const content = String(write(whole, { ...options, evidenceOf }).files[0].content)
    const { links, places } = linksOf(htmlOf(content))
    expect(links.filter((place) => !places.has(place))).toEqual([])
    for (const [at] of whole.nodes.entries()) expect(places.has(`n${at + 1}`)).toBe(true)
    const claims = [...content.matchAll(/^\[\^\d+\]: \*\*(.*?)\*\*/gm)].map(([, claim]) => claim)
    expect(new Set(claims).size).toBe(claims.length)
    const notes = [...places].filter((place) => /^fn-\d+$/.test(place))
    expect(notes).toHaveLength(claims.length)
    expect(claims.length).toBeGreaterThan(30)
  })

  test('tells what Markdown cannot hold, once', () => {
    const graph = subgraph('CREATE ({id: $id, name: $id})-[:R]->({id: $other})', {
      id: 'a\0',
      other: 'b',
    })
    const { losses } = write(graph, options)
    expect(lossTexts(losses)).toEqual([
      '3 texts with characters that Markdown cannot hold were written with U+FFFD instead',
    ])
  })
})

describe('text in Markdown', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'\\`*_[]<>&~$@#+-=.!|:^(){}"\' \n\t1a') }),
    fc.constantFrom(
      '&amp;',
      '&#35;',
      '<b>',
      '![x](y)',
      '[^1]',
      'a_b_c',
      '- - -',
      '1. x',
      '# x #',
      'http://x.y/a_b',
    ),
  )

  test.each([
    ['in a heading', (text: string) => `## <a id="n"></a>${text}`],
    ['in a point, in italics', (text: string) => `- *${text}*: x`],
    ['in a sentence, in bold', (text: string) => `- **${text}** builds x.`],
    ['in a link', (text: string) => `- [${text}](#n) builds x.`],
    ['that begins a line', (text: string) => text],
  ])('is read as it is %s', (_, around) => {
    const placed = (text: string): string => textOf(htmlOf(around(text)))
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(text !== '' && !isUnwritable(text))
        const [before, after] = placed('MIDDLE').split('MIDDLE')
        for (const written of [markdownText, markdownCode, markdownLink])
          if (written !== markdownLink || !around('').includes('['))
            expect(placed(written(text))).toBe(before + text + after)
      }),
      { numRuns: 200 },
    )
  })
})
