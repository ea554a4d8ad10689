import type { Description } from '../../backend/index.ts'
import type { OpenedGraph } from './read-files.ts'
import type { Store } from '../state/store.ts'

/** A graph that the page shows, with all that is done to its picture. */
export interface Workspace {
  readonly id: number
  readonly description: Description
  readonly store: Store
  /** The graph of the reader's own files; undefined: the server's. */
  readonly opened: OpenedGraph | undefined
  /** What is said of it when it is first shown; '' where nothing is. */
  readonly summary: string
}

/** What can be done with workspaces from within one. */
export interface WorkspaceControls {
  /** Asks the reader for files. */
  readonly choose: () => void
  /** Goes back to the graph that was shown before; undefined where this is the first. */
  readonly leave: (() => void) | undefined
  /** Shows again the graph that was left last; undefined where none was, or another was opened since. */
  readonly again: (() => void) | undefined
  /** Puts another description of this graph in place of the one that it has. */
  readonly describe: (description: Description) => void
  /** Tells again what was opened; undefined of the server's graph. */
  readonly tell: (() => void) | undefined
}
