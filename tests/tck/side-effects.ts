import type { GraphReader } from '../../src/model/graph-store.ts'
import { showValue } from './cell.ts'

/** Everything in a graph that side effects count, as sets of texts. */
export interface GraphDump {
  readonly nodes: ReadonlySet<string>
  readonly relationships: ReadonlySet<string>
  readonly labels: ReadonlySet<string>
  readonly properties: ReadonlySet<string>
}

/** Reads a whole graph. Cost: linear in the graph. */
export function dumpGraph(reader: GraphReader): GraphDump {
  const nodes = new Set<string>()
  const relationships = new Set<string>()
  const labels = new Set<string>()
  const properties = new Set<string>()
  for (let node = 0; node < reader.nodeLimit; node++) {
    if (!reader.hasNode(node)) continue
    nodes.add(String(node))
    for (const label of reader.labelsOf(node)) labels.add(reader.labelName(label))
    for (const key of reader.nodeKeys(node)) {
      properties.add(`n${node}.${reader.keyName(key)}=${showValue(reader.nodeProperty(node, key))}`)
    }
  }
  for (let relationship = 0; relationship < reader.relationshipLimit; relationship++) {
    if (!reader.hasRelationship(relationship)) continue
    relationships.add(`${relationship} ${reader.startOf(relationship)} ${reader.endOf(relationship)}`)
    for (const key of reader.relationshipKeys(relationship)) {
      const value = showValue(reader.relationshipProperty(relationship, key))
      properties.add(`r${relationship}.${reader.keyName(key)}=${value}`)
    }
  }
  return { nodes, relationships, labels, properties }
}

const counted = ['nodes', 'relationships', 'labels', 'properties'] as const

/** What changed between two dumps, as the TCK writes it: `+nodes` and so on, zeros left out. */
export function sideEffects(before: GraphDump, after: GraphDump): Map<string, number> {
  const effects = new Map<string, number>()
  for (const name of counted) {
    const added = countMissing(after[name], before[name])
    const removed = countMissing(before[name], after[name])
    if (added > 0) effects.set(`+${name}`, added)
    if (removed > 0) effects.set(`-${name}`, removed)
  }
  return effects
}

function countMissing(items: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let count = 0
  for (const item of items) if (!others.has(item)) count++
  return count
}
