import type { Patience } from '../../model/patience.ts'
import type { Value } from '../../model/values.ts'
import type { Base } from '../base.ts'
import { valueAt } from '../column.ts'
import { ANY } from '../counts.ts'
import type { Indexed } from './indexed.ts'

/** The elements that a structure is built over, by positions from 0, with their values of the index's keys. Immutable. */
export interface Entries {
  /** By position. Of a base they ascend. */
  readonly ids: Int32Array
  /** @param key which of the index's keys, from 0 */
  value(position: number, key: number): Value
}

/** How many elements of a base an index may have at the most. */
export function mostEntries(base: Base, { entity, tokens }: Indexed): number {
  if (tokens === undefined) return entity === 'node' ? base.nodeCount : base.relationshipCount
  const counted = tokens.map((token) =>
    entity === 'node' ? base.counts.nodes(token) : base.counts.relationships(ANY, token, ANY),
  )
  return counted.reduce((sum, count) => sum + count, 0)
}

/**
 * Those elements of a base that an index has. Yields where the caller's patience is exhausted.
 * Cost: a step for each node with the label, each node, or each relationship; 4 bytes an entry.
 *
 * @param added is told of each as soon as it can be read; `ids` may be longer until all are there
 */
export function* entriesOf(
  base: Base,
  indexed: Indexed,
  keeps: (values: readonly Value[]) => boolean,
  added: ((position: number, entries: Entries) => void) | undefined,
  patience: Patience,
): Generator<void, Entries, void> {
  const { entity, tokens, keys } = indexed
  const columns = keys.map((key) => (entity === 'node' ? base.nodeColumns : base.relationshipColumns)[key])
  const only = entity === 'node' && tokens?.length === 1 ? tokens[0] : undefined
  const list = only === undefined ? undefined : (base.nodesByLabel[only] ?? new Int32Array(0))
  const has = entity === 'node' ? hasNode : hasRelationship
  const end = list?.length ?? (entity === 'node' ? base.nodeLimit : base.relationshipLimit)
  const values: Value[] = keys.map(() => null)
  let ids = new Int32Array(mostEntries(base, indexed))
  let size = 0
  const entries: Entries = {
    get ids() {
      return ids
    },
    value(position, key) {
      const column = columns[key]
      return column === undefined ? null : valueAt(column, ids[position])
    },
  }
  for (let at = 0; at < end; at++) {
    patience.spend(1)
    if (patience.slice.work <= 0) yield
    const id = list === undefined ? at : list[at]
    if (list === undefined && !has(base, id, tokens)) continue
    for (let key = 0; key < keys.length; key++) {
      const column = columns[key]
      values[key] = column === undefined ? null : valueAt(column, id)
    }
    if (!keeps(values)) continue
    ids[size++] = id
    added?.(size - 1, entries)
  }
  if (size < ids.length) ids = ids.slice(0, size)
  return entries
}

function hasNode(base: Base, id: number, tokens: readonly number[] | undefined): boolean {
  if (base.liveNodes[id] !== 1) return false
  if (tokens === undefined) return true
  return base.labelSets[base.labelSetOf[id]].some((label) => tokens.includes(label))
}

function hasRelationship(base: Base, id: number, tokens: readonly number[] | undefined): boolean {
  return base.types[id] !== -1 && (tokens === undefined || tokens.includes(base.types[id]))
}
