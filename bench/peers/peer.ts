import type { Graph } from '../graph/graph.ts'
import type { Parameters, Rows, Shape, Statement } from '../shapes/shape.ts'

/** Where a peer finds what it needs. */
export interface Place {
  /** The project's root folder. */
  readonly root: string
  /** Where the server is that `provide` has started. */
  readonly server?: Server
  /** How long one query may take; for what outlives the process that asks. */
  readonly maxMillis: number
}

export interface Server {
  readonly uri: string
  readonly user: string
  readonly password: string
}

/** What a peer needs besides its process, or why it cannot be had on this machine. */
export type Provided =
  | { readonly kind: 'ready'; readonly server: Server; stop(): Promise<void> }
  | { readonly kind: 'absent'; readonly reason: string }

/** Something that answers the shapes. */
export interface Peer {
  /** As `--peers` takes it. */
  readonly name: string
  /** What a reader of the results sees. */
  readonly title: string
  /** Its npm package, in `bench/node_modules`. */
  readonly package?: string
  /** Its version, or whatever tells two builds of it apart. It is not started for that. */
  version(root: string): string
  /** Starts what outlives the peer's process: once, in the process that drives all. */
  provide?(root: string): Promise<Provided>
  /** Fills it with a graph, and an index on the `id` of each label. */
  open(place: Place, graph: Graph): Promise<OpenedPeer>
}

/** A peer that holds a graph. */
export interface OpenedPeer {
  /** Parameters as the peer takes them, made once: that is not measured. */
  parametersOf(parameters: Parameters): unknown
  /** What runs a statement and gives all records, as whatever the peer's users get. A promise is awaited. */
  prepare(statement: Statement, shape: Shape): Promise<(parameters: unknown) => unknown>
  /** The records of what `prepare` gave: that is not measured either. */
  rowsOf(result: unknown, columns: readonly string[]): Rows
  close(): Promise<void>
}
