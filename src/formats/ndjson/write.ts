import { jsonText } from '../../model/json.ts'
import { isList } from '../../model/kinds.ts'
import { Point } from '../../model/point.ts'
import { float, type MapValue, type Value } from '../../model/values.ts'
import { evidenceOf } from '../writing/evidence-of.ts'
import { mapOf, untoldKind } from '../writing/json-elements.ts'
import type { Write } from '../writer.ts'

/**
 * A line of JSON for each node and each relationship, as APOC's `apoc.export.json.all` writes them and `apoc.import.json` reads them. `types`,
 * which APOC passes over, says what values are that JSON does not tell; that it is there says that Silkgraph has written
 * the line. INTEGERs are digits, however long; points are objects as APOC writes them.
 */
export const write: Write = (subgraph, options) => {
  const licence: MapValue = options.licence === '' ? {} : { licence: options.licence }
  const labels = new Map(subgraph.nodes.map((node) => [node.key, node.labels]))
  const endOf = (key: string): MapValue => ({ id: key, labels: labels.get(key) ?? [] })
  const lines = [
    ...subgraph.nodes.map((node) => ({
      type: 'node',
      id: node.key,
      labels: node.labels,
      ...held(Object.entries(node.properties)),
      ...licence,
    })),
    ...subgraph.relationships.map((relationship) => {
      const evidence = evidenceOf(relationship, options)
      const name = 'evidence' in relationship.properties ? 'evidence_' : 'evidence'
      const extra: (readonly [string, Value])[] =
        evidence.length === 0 ? [] : [[name, JSON.stringify(evidence)]]
      return {
        type: 'relationship',
        id: relationship.key,
        label: relationship.type,
        start: endOf(relationship.start),
        end: endOf(relationship.end),
        ...held([...Object.entries(relationship.properties), ...extra]),
        ...licence,
      }
    }),
  ]
  return { files: [{ suffix: '', content: lines.map((line) => `${jsonText(line)}\n`).join('') }], losses: [] }
}

function held(entries: readonly (readonly [string, Value])[]): MapValue {
  const types = mapOf(entries.map(([key, value]) => [key, untoldKind(value) ?? null]))
  return { properties: mapOf(entries.map(([key, value]) => [key, opened(value)])), types }
}

/** Points as objects. */
function opened(value: Value): Value {
  if (isList(value)) return value.map(opened)
  if (!(value instanceof Point)) return value
  const names = value.isGeographic ? ['longitude', 'latitude', 'height'] : ['x', 'y', 'z']
  return mapOf([
    ['crs', value.crs],
    ...value.coordinates.map((at, place) => [names[place], float(at)] as const),
  ])
}
