import { cursorOver } from '../../model/cursor-over.ts'
import type {
  IndexCursor,
  IndexReader,
  IndexState,
  IndexStatistics,
  IndexUse,
  SeekOrder,
  Sought,
} from '../../model/graph-store.ts'
import { order as orderOf } from '../../model/order.ts'
import type { IndexDefinition } from '../../model/schema.ts'
import type { Value } from '../../model/values.ts'
import type { BaseIndex } from './base-index.ts'
import type { Changes } from './changes.ts'
import { mergedById, mergedByValue } from './cursors.ts'
import type { Indexed } from './indexed.ts'
import { canMatch, matches } from './matches.ts'
import { positionsToIds } from './positions.ts'
import type { StructureKind } from './structure.ts'
import { ValueWalk } from './value-walk.ts'
import type { IndexedElements } from './version.ts'

const nothing = new Int32Array(0)

/** What an index of a version is made of. */
interface IndexParts {
  readonly indexed: Indexed
  readonly kind: StructureKind
  readonly base: BaseIndex
  readonly changes: Changes
  readonly elements: IndexedElements
}

/**
 * An index as one version has it: what is found over the base, unless it has changed, and what is found among the changed
 * elements, where it is still so.
 */
export class ViewIndex {
  readonly parts: IndexParts
  /** Until so many a writer need not ask whether what has changed is mostly values that elements have no longer. */
  mostChanges = 0

  constructor(parts: IndexParts) {
    this.parts = parts
  }

  prepare(most: number, use: IndexUse): IndexState {
    const { base, changes, indexed } = this.parts
    const withLevels = use !== 'equality' || indexed.kind !== 'range'
    let looked = base.prepare(most, use)
    if (base.isReady(use)) looked += changes.prepare(most - looked, withLevels)
    const isReady = base.isReady(use) && changes.isReady(withLevels)
    return { kind: isReady ? 'ready' : 'building', looked }
  }

  /** Of both no fewer than there are: an element counts once more for each other value that it has had. */
  get statistics(): IndexStatistics | undefined {
    const { base, changes } = this.parts
    const known = changes.isReady(false) ? base.statistics : undefined
    return known && { entries: known.entries + changes.size, distinct: known.distinct + changes.distinct }
  }

  seek(sought: Sought, order: SeekOrder): IndexCursor {
    const { indexed } = this.parts
    if (!canMatch(sought)) return cursorOver(nothing)
    const isRange = indexed.kind === 'range'
    if (isRange && sought.kind === 'equal' && sought.values.length === indexed.keys.length)
      return cursorOver(this.idsWith(sought.values))
    if (order === 'ids') return this.#byId(sought)
    return isRange ? this.#byValue(sought, order) : this.#sorted(sought, order)
  }

  /** The elements with these values of all keys of a range index, ascending. */
  idsWith(values: readonly Value[]): Int32Array {
    const { base, changes, elements } = this.parts
    const sought: Sought = { kind: 'equal', values }
    if (!canMatch(sought)) return nothing
    const old = base.idsWith(values)
    if (elements.areUnchanged) return old
    const changed = new Set(changes.idsWith(values))
    const found = new Int32Array(old.length + changed.size)
    let size = 0
    for (const id of old) {
      if (elements.isChanged(id) && !this.#holds(id, sought)) continue
      found[size++] = id
      changed.delete(id)
    }
    const unchanged = size
    for (const id of changed) if (this.#holds(id, sought)) found[size++] = id
    const all = found.subarray(0, size)
    return size === unchanged ? all : all.sort()
  }

  #byId(sought: Sought): IndexCursor {
    const { base, changes, elements } = this.parts
    const found = base.structure.find(sought)
    const old = positionsToIds(base.entries, found)
    const changed = new Set<number>()
    for (const { entries, structure } of changes.levels) {
      const { positions, from, to } = structure.find(sought)
      for (let at = from; at < to; at++) {
        const id = entries.ids[positions[at]]
        if (!changed.has(id) && this.#holds(id, sought)) changed.add(id)
      }
    }
    return mergedById(
      old,
      Int32Array.from(changed).sort(),
      (id, isOld) => (isOld && found.isExact && !elements.isChanged(id)) || this.#holds(id, sought),
    )
  }

  /** Of a range index, whose structures are sorted. */
  #byValue(sought: Sought, order: SeekOrder): IndexCursor {
    const { base, changes, elements, indexed } = this.parts
    const isDescending = order === 'descending'
    const keys = indexed.keys.length
    const found = base.structure.find(sought)
    const walks = [new ValueWalk(base.entries, found, keys, isDescending)]
    for (const { entries, structure } of changes.levels)
      walks.push(new ValueWalk(entries, structure.find(sought), keys, isDescending))
    return mergedByValue(walks, (walk, isOld) => {
      const { id } = walk
      if (isOld && !elements.isChanged(id)) return found.isExact || this.#holds(id, sought)
      for (let key = 0; key < keys; key++)
        if (orderOf(walk.entries.value(walk.position, key), elements.value(id, key)) !== 0) return false
      return this.#holds(id, sought)
    })
  }

  /** Of the other kinds: all that is found is put in order. */
  #sorted(sought: Sought, order: SeekOrder): IndexCursor {
    const { elements } = this.parts
    const cursor = this.#byId(sought)
    const page = new Int32Array(1024)
    const found: { readonly id: number; readonly value: Value }[] = []
    for (;;) {
      const size = cursor.next(page)
      for (const id of page.subarray(0, size)) found.push({ id, value: elements.value(id, 0) })
      if (size < page.length) break
    }
    const sign = order === 'descending' ? -1 : 1
    found.sort((one, other) => sign * orderOf(one.value, other.value) || one.id - other.id)
    return cursorOver(Int32Array.from(found, ({ id }) => id))
  }

  #holds(id: number, sought: Sought): boolean {
    const { elements, kind } = this.parts
    if (!elements.has(id)) return false
    const values = elements.values(id)
    return kind.keeps(values) && matches(sought, values)
  }
}

/** An index that was declared. */
export class DeclaredIndex implements IndexReader {
  readonly definition: IndexDefinition
  readonly #index: ViewIndex

  constructor(definition: IndexDefinition, index: ViewIndex) {
    this.definition = definition
    this.#index = index
  }

  get statistics(): IndexStatistics | undefined {
    return this.#index.statistics
  }

  prepare(most: number, use: IndexUse = 'all'): IndexState {
    return this.#index.prepare(most, use)
  }

  seek(sought: Sought, order: SeekOrder): IndexCursor {
    return this.#index.seek(sought, order)
  }
}
