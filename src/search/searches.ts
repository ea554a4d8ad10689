import type { IndexDefinition } from '../model/schema.ts'
import type { SearchBase, SearchSource } from '../model/search-source.ts'
import type { Searchable } from './searchable.ts'
import { SearchedEntries } from './searched-entries.ts'
import { ViewSearch } from './view-search.ts'

/** The indexes of one kind, of all graphs: what versions have in common of each, and as each version has it. */
export class Searches<Content, Made extends Searchable<Content>> {
  readonly #make: (definition: IndexDefinition) => Made
  readonly #entries = new WeakMap<SearchBase, SearchedEntries<Content, Made>>()
  readonly #views = new WeakMap<SearchSource, ViewSearch<Content, Made>>()

  constructor(make: (definition: IndexDefinition) => Made) {
    this.#make = make
  }

  /** The index as a version has it; it is built when it is prepared. */
  of(source: SearchSource): ViewSearch<Content, Made> {
    return this.#views.get(source) ?? this.#listenTo(source, this.#entriesOf(source), false)
  }

  #entriesOf({ base, definition }: SearchSource): SearchedEntries<Content, Made> {
    let entries = this.#entries.get(base)
    if (entries === undefined) {
      entries = new SearchedEntries(base, definition.keys.length, this.#make(definition))
      this.#entries.set(base, entries)
    }
    return entries
  }

  #listenTo(
    source: SearchSource,
    entries: SearchedEntries<Content, Made>,
    isFollowed: boolean,
  ): ViewSearch<Content, Made> {
    const view = new ViewSearch(entries, source, isFollowed)
    this.#views.set(source, view)
    source.listener = {
      changed: (id) => view.changed(id),
      follow: (next) => {
        // What elements are no longer is left behind once it is most of it.
        const most = Math.max(1024 + 4 * next.changes, entries.ofBase ?? 0)
        if (entries.changed <= most) this.#listenTo(next, entries, view.isWhole)
        else if (this.#entries.get(next.base) === entries) this.#entries.delete(next.base)
      },
    }
    return view
  }
}
