import { propertyMap } from '../model/elements.ts'
import { Relationship } from '../model/values.ts'
import { Batch } from './batch.ts'
import { contentOfRelationship, keyOfNode, keyOfRelationship } from './content.ts'
import { ElementTable } from './element-table.ts'
import { Lanes } from './lanes.ts'
import type { LoadedNodes } from './load-nodes.ts'
import type { Loading } from './loading.ts'
import { readRemembered } from './read-remembered.ts'
import type { Chunk, RelationshipRow } from './server.ts'
import { danglingRelationship } from './source.ts'

/** How many batches are under way at a time, and how many wait. */
const [LANES, WAITING] = [2, 2]

/**
 * Creates relationships until every one of the source is there, and deletes those that are remembered and are not in it
 * any more. One that changed is another one.
 */
export async function loadRelationships(loading: Loading, { table: nodes }: LoadedNodes): Promise<void> {
  const { server, source, changes, apply } = loading
  const { table, chunks } = await rememberedRelationships(loading)
  const lanes = new Lanes(LANES, WAITING)
  let batch = new Batch<RelationshipRow>()
  const create = async (): Promise<void> => {
    const { rows } = batch
    batch = new Batch()
    changes.relationships.created += rows.length
    if (!apply || rows.length === 0) return
    await lanes.add(async () => {
      await server.createRelationships(
        rows,
        rows.map(([start, type, end]) => keyOfRelationship(type, start, end)),
      )
      loading.wrote(rows.length)
    })
  }
  for await (const { type, start, end, properties } of source.relationships()) {
    const from = idOf(nodes, start)
    const to = idOf(nodes, end)
    // Where the source holds one relationship twice, the server does too.
    const known = table.size === 0 ? undefined : table.take(contentOfRelationship(type, from, to, properties))
    if (known === undefined) {
      const held = propertyMap(properties)
      batch.add([from, type, to, held], held)
      if (batch.isFull) await create()
    } else {
      table.see(known)
      changes.relationships.unchanged++
    }
    loading.passed('relationships')
  }
  await create()
  await lanes.end()
  await removeRelationships(loading, table, chunks)
}

async function removeRelationships(
  { server, changes, apply }: Loading,
  table: ElementTable,
  chunks: readonly Chunk[],
): Promise<void> {
  let element = 0
  for (const chunk of chunks) {
    const removed: number[] = []
    const kept: number[] = []
    for (let at = 0; at < chunk.size; at++, element++) {
      if (table.isSeen(element)) kept.push(at)
      else removed.push(table.idOf(element))
    }
    changes.relationships.removed += removed.length
    if (apply && removed.length > 0) await server.remove('relationships', chunk, removed, kept)
  }
}

async function rememberedRelationships(
  loading: Loading,
): Promise<{ readonly table: ElementTable; readonly chunks: readonly Chunk[] }> {
  const table = new ElementTable()
  const chunks = await readRemembered(loading, 'relationships', (value, key) => {
    if (!(value instanceof Relationship)) return false
    const { id, type, start, end, properties } = value
    if (keyOfRelationship(type, start, end) !== key) return false
    table.add(contentOfRelationship(type, start, end, Object.entries(properties)), id)
    return true
  })
  return { table, chunks }
}

/** A node that is yet to be created has no id; nothing is written then. */
function idOf(nodes: ElementTable, key: string): number {
  const element = nodes.find(keyOfNode(key))
  if (element === undefined || !nodes.isSeen(element)) throw danglingRelationship(key)
  return nodes.idOf(element)
}
