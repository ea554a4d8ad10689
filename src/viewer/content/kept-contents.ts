import type { Backend } from '../../backend/index.ts'
import type { Source } from '../state/state.ts'
import type { Content } from './content.ts'

/** What was answered to sources that the reader may come back to: each is shown again without being asked again. */
export class KeptContents {
  readonly #kept = new Map<Source, { readonly backend: Backend; readonly content: Content }>()

  /** Keeps an answer until it is forgotten, under the source that it answers. */
  keep(backend: Backend, content: Content): void {
    this.#kept.set(content.source, { backend, content })
  }

  /** Undefined where nothing is kept, or another backend gave it. */
  of(backend: Backend, source: Source): Content | undefined {
    const found = this.#kept.get(source)
    return found?.backend === backend ? found.content : undefined
  }

  /** Forgets the answers to all other sources. */
  keepOnly(sources: ReadonlySet<Source | undefined>): void {
    for (const source of this.#kept.keys()) if (!sources.has(source)) this.#kept.delete(source)
  }
}
