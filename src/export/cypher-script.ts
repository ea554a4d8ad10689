import { isList } from '../model/kinds.ts'
import { isTemporal, LocalDateTime, LocalTime, type TemporalValue } from '../model/temporal/index.ts'
import { Float, isMap, type MapValue, type Value } from '../model/values.ts'
import type { SubgraphNode, SubgraphRelationship } from '../subgraph/subgraph.ts'
import { evidenceOf } from './evidence.ts'
import type { ExportFormat } from './format.ts'

/** How many elements one statement makes. */
const BATCH = 100

/**
 * A script of CREATE statements that makes the subgraph in an empty database, and nothing twice. Nodes carry a label
 * and property for the joining (`_Silkgraph`, `_key`) that the last statement removes.
 */
export const cypherScript: ExportFormat = {
  id: 'cypher',
  extension: 'cypher',
  description: 'a Cypher script, for Neo4j and for Silkgraph itself',
  write({ nodes, relationships }, options) {
    const statements = [
      ...batches(nodes).map((batch) => `CREATE ${batch.map(nodePattern).join(',\n  ')}`),
      ...relationships.map((relationship) =>
        relationshipStatement(relationship, JSON.stringify(evidenceOf(relationship, options))),
      ),
      'MATCH (n:_Silkgraph) REMOVE n:_Silkgraph, n._key',
    ]
    const head = `// Written by Silkgraph. Licence: ${options.licence.replace(/\s+/g, ' ')}\n`
    return [{ suffix: '', text: `${head}${statements.map((statement) => `${statement};\n`).join('')}` }]
  },
}

function nodePattern({ key, labels, properties }: SubgraphNode): string {
  const names = ['_Silkgraph', ...labels].map((label) => `:${name(label)}`).join('')
  return `(${names} ${map({ ...properties, _key: key })})`
}

function relationshipStatement(
  { type, start, end, properties }: SubgraphRelationship,
  evidence: string,
): string {
  const all = evidence === '[]' ? properties : { ...properties, evidence }
  return (
    `MATCH (a:_Silkgraph {_key: ${literal(start)}}), (b:_Silkgraph {_key: ${literal(end)}})\n` +
    `CREATE (a)-[:${name(type)} ${map(all)}]->(b)`
  )
}

function batches<E>(elements: readonly E[]): readonly (readonly E[])[] {
  return Array.from({ length: Math.ceil(elements.length / BATCH) }, (_, index) =>
    elements.slice(index * BATCH, (index + 1) * BATCH),
  )
}

function map(properties: MapValue): string {
  const entries = Object.entries(properties).filter(([, value]) => value !== null)
  return `{${entries.map(([key, value]) => `${name(key)}: ${literal(value)}`).join(', ')}}`
}

/** A name in back-ticks: any text may be a label, type or key. */
function name(text: string): string {
  return `\`${text.replaceAll('`', '``')}\``
}

/** A literal that reads back as the same value; NaN and the infinities as the divisions that make them. */
function literal(value: Value): string {
  if (typeof value === 'string') return `'${value.replace(/[\\'\p{Cc}]/gu, escape)}'`
  if (value instanceof Float) return floatText(value.value)
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : floatText(value)
  if (isList(value)) return `[${value.map(literal).join(', ')}]`
  if (isTemporal(value)) return temporalLiteral(value)
  if (isMap(value)) return map(value)
  return String(value)
}

/** The call that makes a temporal value. Neo4j reads no seconds in the offset of a text, but does as a time zone. */
function temporalLiteral(value: TemporalValue): string {
  if (value.kind === 'time' && value.offsetSeconds % 60 !== 0) {
    const local = literal(new LocalTime(value.nanoOfDay))
    return `time({time: ${local}, timezone: ${literal(value.offset)}})`
  }
  if (value.kind === 'datetime' && value.offsetSeconds % 60 !== 0) {
    const local = literal(new LocalDateTime(value.epochDay, value.nanoOfDay))
    return `datetime({datetime: ${local}, timezone: ${literal(value.region ?? value.offset)}})`
  }
  return `${value.kind}(${literal(value.toString())})`
}

function floatText(value: number): string {
  if (Number.isNaN(value)) return '(0.0 / 0.0)'
  if (!Number.isFinite(value)) return value > 0 ? '(1.0 / 0.0)' : '(-1.0 / 0.0)'
  if (Object.is(value, -0)) return '-0.0'
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value)
}

function escape(character: string): string {
  if (character === '\\' || character === "'") return `\\${character}`
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
