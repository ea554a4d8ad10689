import type { Beginning } from './beginning.ts'
import type { Read } from './sink.ts'
import type { Writer } from './writer.ts'

/**
 * A format of files: a folder of this folder and a line in the registry. What is here is small; reader and writers are loaded
 * when they are first used. They are pure over bytes and text: the same in Node and in a browser.
 */
export interface Format {
  readonly id: string
  /** What people call it. */
  readonly title: string
  /** Of its files, without the dot, the usual one first. */
  readonly extensions: readonly string[]
  /**
   * Whether a file's content is of this format. The registry asks in its order and the first says yes: a format whose files
   * have no sign of their own goes by `name` too, and stands last. False of one that is only written.
   */
  readonly isFormatOf: (beginning: Beginning) => boolean
  /** Undefined where it is only written. */
  readonly reading: Reading | undefined
  readonly writers: readonly Writer[]
}

export type Reading =
  /** Its files say what nodes and relationships there are. */
  | {
      readonly kind: 'elements'
      /** What an element stands on, in words: `importedFrom` is followed by it. */
      readonly place: 'line' | 'row'
      /**
       * Its files are tables, which belong together: ids in one name nodes of another, and where no table is of nodes,
       * relationships make the nodes that they name. Otherwise ids are a file's own.
       */
      readonly tables: boolean
      readonly load: () => Promise<Read>
    }
  /** Its files are statements that make a graph: whoever has an engine runs them. */
  | { readonly kind: 'script' }
