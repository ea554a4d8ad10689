import { addAll } from '../model/add-all.ts'
import { propertyMap } from '../model/elements.ts'
import { Node } from '../model/values.ts'
import { Batch } from './batch.ts'
import { contentOfNode, keyOfNode } from './content.ts'
import { ElementTable } from './element-table.ts'
import { Lanes } from './lanes.ts'
import type { Loading } from './loading.ts'
import { readRemembered } from './read-remembered.ts'
import type { Chunk, NodeRow } from './server.ts'
import { duplicateNode } from './source.ts'

/** How many batches are under way at a time, and how many wait. */
const [LANES, WAITING] = [2, 2]

/** The nodes of a graph: those of the source, and those at the server that an earlier load brought. */
export interface LoadedNodes {
  readonly table: ElementTable
  readonly chunks: readonly Chunk[]
}

/** Creates and updates nodes until every node of the source is there. */
export async function loadNodes(loading: Loading): Promise<LoadedNodes> {
  const { server, source, size, changes, apply } = loading
  const { table, chunks } = await rememberedNodes(loading)
  const lanes = new Lanes(LANES, WAITING)
  let fresh = new Batch<readonly [...NodeRow, element: number]>()
  let changed = new Batch<readonly [...NodeRow, id: number]>()
  let isConstrained = false
  const constrain = async (): Promise<void> => {
    if (!isConstrained) addAll(changes.refused, await server.constrain(size.labels))
    isConstrained = true
  }
  const create = async (): Promise<void> => {
    const { rows } = fresh
    fresh = new Batch()
    changes.nodes.created += rows.length
    if (!apply || rows.length === 0) return
    await constrain()
    await lanes.add(async () => {
      const ids = await server.createNodes(
        rows.map(([labels, properties]) => [labels, properties]),
        rows.map(([, , element]) => table.highOf(element)),
      )
      rows.forEach(([, , element], at) => table.setId(element, ids[at]))
      loading.wrote(rows.length)
    })
  }
  const update = async (): Promise<void> => {
    const { rows } = changed
    changed = new Batch()
    changes.nodes.updated += rows.length
    if (!apply || rows.length === 0) return
    await constrain()
    await lanes.add(async () => {
      await server.updateNodes(rows)
      loading.wrote(rows.length)
    })
  }
  for await (const { id, labels, properties } of source.nodes()) {
    const print = keyOfNode(id)
    const known = table.find(print)
    if (known === undefined) {
      const held = propertyMap(properties)
      const element = table.add(print, PENDING)
      table.see(element)
      fresh.add([labels, held, element], held)
      if (fresh.isFull) await create()
    } else {
      if (table.isSeen(known)) throw duplicateNode(id)
      table.see(known)
      if (table.contentOf(known) === contentOfNode({ labels, properties })) changes.nodes.unchanged++
      else {
        const held = propertyMap(properties)
        changed.add([labels, held, table.idOf(known)], held)
        if (changed.isFull) await update()
      }
    }
    loading.passed('nodes')
  }
  await create()
  await update()
  await lanes.end()
  return { table, chunks }
}

/** A node that is not at the server yet. */
const PENDING = -2

/** Deletes the nodes that are remembered and not in the source any more, but those that relationships of others hold. */
export async function removeNodes(
  { server, changes, apply }: Loading,
  { table, chunks }: LoadedNodes,
): Promise<void> {
  let from = 0
  for (const chunk of chunks) {
    const places = Array.from({ length: chunk.size }, (_, at) => at)
    const idAt = (at: number): number => table.idOf(from + at)
    const unseen = places.filter((at) => !table.isSeen(from + at))
    if (unseen.length > 0) {
      const held = apply ? await server.joined(unseen.map(idAt)) : new Set<number>()
      const removed = new Set(unseen.filter((at) => !held.has(idAt(at))))
      changes.nodes.removed += removed.size
      changes.held += held.size
      if (apply && removed.size > 0) {
        const kept = places.filter((at) => !removed.has(at))
        await server.remove('nodes', chunk, [...removed].map(idAt), kept)
      }
    }
    from += chunk.size
  }
}

async function rememberedNodes(loading: Loading): Promise<LoadedNodes> {
  const table = new ElementTable()
  const chunks = await readRemembered(loading, 'nodes', (value, key) => {
    if (!(value instanceof Node)) return false
    const { id, labels, properties } = value
    const name = properties['id']
    const print = typeof name === 'string' ? keyOfNode(name) : undefined
    if (print === undefined || print[0] !== key) return false
    table.add(print, id, contentOfNode({ labels, properties: Object.entries(properties) }))
    return true
  })
  return { table, chunks }
}
