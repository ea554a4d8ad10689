import type { Kind, LoadServer, Refusal } from './server.ts'
import type { GraphSource, SourceSize } from './source.ts'

/** What a load did, or would do. */
export interface LoadChanges {
  readonly nodes: { created: number; updated: number; removed: number; unchanged: number }
  readonly relationships: { created: number; removed: number; unchanged: number }
  /** Nodes that should be removed, and have relationships that no load of this graph brought. */
  held: number
  /** Constraints that the server does not make, and why: the load goes on without them. */
  readonly refused: Refusal[]
}

/** How far a load is: of how many elements of the source it is known what to do with them. */
export interface LoadProgress {
  readonly kind: Kind
  readonly done: number
  readonly total: number
}

/** How many elements there are between two words on progress. */
const STEP = 1_000

/** One load while it is under way. */
export class Loading {
  readonly server: LoadServer
  readonly source: GraphSource
  readonly size: SourceSize
  /** False where it is only told what would change. */
  readonly apply: boolean
  readonly changes: LoadChanges = {
    nodes: { created: 0, updated: 0, removed: 0, unchanged: 0 },
    relationships: { created: 0, removed: 0, unchanged: 0 },
    held: 0,
    refused: [],
  }
  readonly #tell: ((progress: LoadProgress) => void) | undefined
  readonly #passed = { nodes: 0, relationships: 0 }
  #written = 0

  constructor(
    server: LoadServer,
    source: GraphSource,
    size: SourceSize,
    apply: boolean,
    tell: ((progress: LoadProgress) => void) | undefined,
  ) {
    this.server = server
    this.source = source
    this.size = size
    this.apply = apply
    this.#tell = tell
  }

  /** Elements that have been created or updated. */
  get written(): number {
    return this.#written
  }

  /** Whether anything was created, updated or removed. */
  get hasChanged(): boolean {
    return this.#written > 0 || this.changes.nodes.removed > 0 || this.changes.relationships.removed > 0
  }

  wrote(elements: number): void {
    this.#written += elements
  }

  passed(kind: Kind): void {
    const done = ++this.#passed[kind]
    const total = this.size[kind]
    if (done % STEP === 0 || done === total) this.#tell?.({ kind, done, total })
  }
}
