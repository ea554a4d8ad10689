import { expect, test } from 'vitest'
import type { Quad, Term } from 'n3'
import { parseJsonLd } from '../../../src/formats/json-ld/parse.ts'
import type { GraphSink } from '../../../src/formats/sink.ts'
import { fileOf } from '../read.ts'
import cases from './cases.json' with { type: 'json' }

/** Takes nothing: what is told besides statements is asked elsewhere. */
const sink: GraphSink = {
  node: () => {},
  mention: () => {},
  relationship: () => {},
  lost: () => {},
  told: () => {},
  within: () => {},
}

/**
 * `cases.json` has the statements of each document as jsonld.js 9.0.0 makes them, in canonical N-Quads; there `1.0` is no case. Those of
 * documents whose types have contexts of their own are worked out by the specification.
 */
test.each(cases.map(({ document, quads }) => [JSON.stringify(document), document, quads] as const))(
  '%s',
  async (_, document, quads) => {
    const found = new Set<string>()
    const take = (quad: Quad): void => {
      const { subject, predicate, object, graph } = quad
      const terms = [subject, predicate, object, ...(graph.termType === 'DefaultGraph' ? [] : [graph])]
      // Statements with relative IRIs are none of RDF, and are kept by Silkgraph alone.
      if (terms.every((term) => term.termType !== 'NamedNode' || term.value.includes(':')))
        found.add(`${terms.map(termText).join(' ')} .`)
    }
    await parseJsonLd(fileOf('graph.jsonld', JSON.stringify(document)), take, sink, async () => {})
    const expected = quads.map((quad) => quad.replace('2.5E0', '2.5'))
    expect(namedAlike([...found])).toEqual(namedAlike(expected))
  },
)

function termText(term: Term): string {
  if (term.termType === 'NamedNode') return `<${term.value}>`
  if (term.termType === 'BlankNode') return `_:${term.value}`
  if (term.termType === 'Quad') throw new Error('a statement about a statement')
  const text = JSON.stringify(term.value)
  if (term.language !== '') return `${text}@${term.language}`
  return term.datatypeString.endsWith('#string') ? text : `${text}^^<${term.datatypeString}>`
}

/** The statements with blank nodes called by what is said of them, and of those that they name, so that labels do not matter. */
function namedAlike(quads: readonly string[]): readonly string[] {
  const BLANK = /_:\w+/g
  let names = new Map<string, string>()
  for (let round = 0; round < 4; round++) {
    const said = new Map<string, string[]>()
    for (const quad of quads)
      for (const blank of new Set(quad.match(BLANK))) {
        const text = quad.replace(BLANK, (one) => (one === blank ? '_:self' : (names.get(one) ?? '_:other')))
        said.set(blank, [...(said.get(blank) ?? []), text])
      }
    names = new Map([...said].map(([blank, texts]) => [blank, `[${texts.toSorted().join('')}]`]))
  }
  return quads.map((quad) => quad.replace(BLANK, (one) => names.get(one) ?? one)).toSorted()
}
