import type { Description } from '../../backend/index.ts'
import type { Place } from '../../errors.ts'
import type { FileReport, TextReading } from '../../formats/index.ts'
import type { TableSample } from '../../mapping/choose/sample.ts'
import type { Meeting } from '../../opening/open-files.ts'

/** The first message to the engine in a worker: what it answers from. */
export type EngineStart =
  /** A graph and its description, as JSON text. */
  | { readonly kind: 'graph'; readonly graph: string; readonly description: string }
  /** Files, which are read there; `beside` is the graph to which they are added, as JSON text. */
  | {
      readonly kind: 'files'
      readonly files: readonly ChosenFile[]
      /** How tables of text among them are read. */
      readonly readAs: TextReading
      readonly join: string | undefined
      readonly beside: string | undefined
      /** Whose words explain labels, where the graph has them; they are the graph's own where it is `beside`. */
      readonly words: Description
      readonly title: string
      /** Which tables the reader is asked about before anything is opened: those that do not say what they are, or all. */
      readonly asks: 'unknown' | 'all' | 'none'
    }

/** A file that the reader has chosen; it is read where it is sent. */
export interface ChosenFile {
  readonly name: string
  readonly content: Blob
}

/** What a file held, without what only the worker knows. */
export type ReadFile = Omit<FileReport, 'format'> & { readonly format: string }

/** What the worker tells while it reads files; after `opened` or `graph` it answers queries. */
export type ReadingNews =
  | { readonly kind: 'reading'; readonly bytes: number; readonly total: number }
  /** Nothing is opened: the reader has to say what these tables are. */
  | { readonly kind: 'asks'; readonly tables: readonly TableSample[] }
  | {
      readonly kind: 'opened'
      readonly description: Description
      readonly files: readonly ReadFile[]
      readonly meeting: Meeting | undefined
      readonly nodes: number
      readonly relationships: number
      /** How many there are of each in the graph. */
      readonly labels: number
      readonly types: number
    }
  | {
      readonly kind: 'failed'
      readonly code: string
      readonly message: string
      readonly hint: string | undefined
      readonly place: Place | undefined
    }
