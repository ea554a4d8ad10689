import type { IndexState } from '../model/graph-store.ts'
import type { SearchSource } from '../model/search-source.ts'
import type { Searchable } from './searchable.ts'
import type { SearchedEntries } from './searched-entries.ts'

/** The entries of an index that ranks its elements, as one version has them. */
export class ViewSearch<Content, Made extends Searchable<Content>> {
  readonly entries: SearchedEntries<Content, Made>
  readonly #source: SearchSource
  /** What had changed before this version was first searched; undefined once it has been gone through. */
  #left: ReturnType<SearchSource['changed']> | undefined

  /** @param isFollowed whether the version before was searched, so that all that has changed is there already */
  constructor(entries: SearchedEntries<Content, Made>, source: SearchSource, isFollowed: boolean) {
    this.entries = entries
    this.#source = source
    this.#left = isFollowed ? undefined : source.changed()
  }

  /** Whether a version that follows this one has to go through nothing but what it changes. */
  get isWhole(): boolean {
    return this.#left === undefined
  }

  /** A writer tells that an element has got another label, or another value of a key. */
  changed(id: number): void {
    if (this.#source.has(id)) this.entries.enter(id, this.#source.values(id))
  }

  prepare(most: number): IndexState {
    let looked = 0
    for (; this.#left !== undefined && looked < most; looked++) {
      const next = this.#left.next()
      if (next.done === true) this.#left = undefined
      else this.entries.enter(...next.value)
    }
    if (this.#left === undefined) looked += this.entries.prepare(most - looked)
    const isReady = this.#left === undefined && this.entries.isReady
    return { kind: isReady ? 'ready' : 'building', looked }
  }

  /** The element of an entry that was found; -1 where this version does not have it so. */
  elementOf(entry: number): number {
    const { id, content } = this.entries.at(entry)
    if (content === undefined && !this.#source.isChanged(id)) return id
    if (!this.#source.has(id)) return -1
    const was = content ?? this.entries.contentInBase(entry)
    const is = this.entries.searchable.contentOf(this.#source.values(id))
    if (was === undefined || is === undefined) return -1
    return this.entries.searchable.isSame(was, is) ? id : -1
  }
}
