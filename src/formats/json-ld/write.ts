import { jsonText } from '../../model/json.ts'
import { emptyMap, type MapValue, type Value } from '../../model/values.ts'
import { type Described, type Linked, statementsOf } from '../rdf/statements.ts'
import { namespaces, rdf } from '../rdf/vocabulary.ts'
import { type Term, xsdString } from '../rdf/write-literal.ts'
import { listLines, objectLines } from '../writing/json-lines.ts'
import type { Write } from '../writer.ts'

/**
 * JSON-LD 1.1: what TriG says, each claim a named graph. Literals are text with their datatype, so that no reader takes a long
 * INTEGER or `1.0` for another number. Source: W3C, JSON-LD 1.1.
 */
export const write: Write = (subgraph, options) => {
  const { described, links, claims, losses } = statementsOf(subgraph, options)
  const graph = [
    ...described.map(describedObject),
    ...links.map(linkObject),
    ...[...claims].map(([claim, said]) =>
      mapOf([
        ['@id', compact(claim)],
        ['@graph', said.map(linkObject)],
      ]),
    ),
  ]
  const content = objectLines([
    ['@context', jsonText(mapOf(Object.entries(namespaces)))],
    ['@graph', listLines(graph)],
  ])
  return { files: [{ suffix: '', content }], losses }
}

function describedObject({ iri, statements }: Described): MapValue {
  return mapOf([
    ['@id', compact(iri)],
    ...statements.map(([predicate, objects]): [string, Value] =>
      predicate === rdf.type
        ? ['@type', objects.map((object) => (object.kind === 'iri' ? compact(object.iri) : null))]
        : [compact(predicate), objects.map(objectOf)],
    ),
  ])
}

function linkObject({ start, predicate, end }: Linked): MapValue {
  return mapOf([
    ['@id', compact(start)],
    [compact(predicate), mapOf([['@id', compact(end)]])],
  ])
}

function objectOf(term: Term): Value {
  switch (term.kind) {
    case 'iri':
      return mapOf([['@id', compact(term.iri)]])
    case 'list':
      return mapOf([['@list', term.items.map(objectOf)]])
    case 'literal':
      return term.datatype === xsdString
        ? term.text
        : mapOf([
            ['@value', term.text],
            ['@type', compact(term.datatype)],
          ])
  }
}

const PREFIXES = Object.entries(namespaces).sort(([, a], [, b]) => b.length - a.length)

function compact(iri: string): string {
  const found = PREFIXES.find(([, namespace]) => iri.startsWith(namespace))
  return found === undefined ? iri : `${found[0]}:${iri.slice(found[1].length)}`
}

function mapOf(entries: readonly (readonly [string, Value])[]): MapValue {
  return Object.assign(emptyMap(), Object.fromEntries(entries))
}
