import type { GraphReader } from '../../../src/cypher/index.ts'
import { Node, type MapValue } from '../../../src/model/values.ts'
import { showValue } from '../../tck/cell.ts'
import type { ReferenceGraph } from '../reference/index.ts'

interface Element {
  readonly shown: string
}

interface Line extends Element {
  readonly start: number
  readonly end: number
}

/** A graph as a text that graphs of the same content share: nodes are told apart by what hangs on them, not by id. */
function dump(nodes: ReadonlyMap<number, Element>, lines: readonly Line[]): string {
  let colours = new Map([...nodes].map(([id, { shown: text }]) => [id, text]))
  for (let round = 0; round < 2; round++) {
    const before = colours
    colours = new Map(
      [...before].map(([id, colour]) => {
        const around = lines
          .flatMap(({ start, end, shown: text }) => [
            ...(start === id ? [`${text}->${before.get(end) ?? '?'}`] : []),
            ...(end === id ? [`<-${text}${before.get(start) ?? '?'}`] : []),
          ])
          .toSorted()
        return [id, round === 0 || around.length > 0 ? `${colour} {${around.join(', ')}}` : colour]
      }),
    )
  }
  return [...colours.values()].toSorted().join('\n')
}

export function dumpModel({ nodes, relationships }: ReferenceGraph): string {
  const entries = (properties: ReadonlyMap<string, MapValue[string]>): MapValue =>
    Object.fromEntries(properties)
  return dump(
    new Map(
      [...nodes].map(([id, { labels, properties }]) => [
        id,
        { shown: showValue(new Node(id, [...labels], entries(properties))) },
      ]),
    ),
    [...relationships.values()].map(({ type, start, end, properties }) => ({
      start,
      end,
      shown: showLine(type, entries(properties)),
    })),
  )
}

function showLine(type: string, properties: MapValue): string {
  return `[:${type} ${showValue(new Node(0, [], properties))}]`
}

export function dumpStore(reader: GraphReader): string {
  const nodes = new Map<number, Element>()
  for (let id = 0; id < reader.nodeLimit; id++) {
    if (!reader.hasNode(id)) continue
    const labels = reader.labelsOf(id).map((label) => reader.labelName(label))
    const keys = reader
      .nodeKeys(id)
      .map((key) => [reader.keyName(key), reader.nodeProperty(id, key)] as const)
    nodes.set(id, { shown: showValue(new Node(id, labels, Object.fromEntries(keys))) })
  }
  const lines: Line[] = []
  for (let id = 0; id < reader.relationshipLimit; id++) {
    if (!reader.hasRelationship(id)) continue
    const keys = reader
      .relationshipKeys(id)
      .map((key) => [reader.keyName(key), reader.relationshipProperty(id, key)] as const)
    lines.push({
      start: reader.startOf(id),
      end: reader.endOf(id),
      shown: showLine(reader.typeName(reader.typeOf(id)), Object.fromEntries(keys)),
    })
  }
  return dump(nodes, lines)
}
