import { type Write, type Writer, writers } from '../../src/formats/index.ts'
import type { ExportOptions } from '../../src/formats/index.ts'
import type { Subgraph } from '../../src/subgraph/subgraph.ts'

/** A writer that is loaded, and what it writes as text. */
export interface LoadedWriter extends Writer {
  readonly export: Write
  readonly write: (subgraph: Subgraph, options: ExportOptions) => readonly WrittenText[]
}

export interface WrittenText {
  readonly suffix: string
  readonly text: string
}

/** Every writer, loaded. */
export const loadedWriters: readonly LoadedWriter[] = await Promise.all(
  writers.map(async (writer) => {
    const write = await writer.load()
    return {
      ...writer,
      export: write,
      write: (subgraph, options) =>
        write(subgraph, options).files.map(({ suffix, content }) => ({
          suffix,
          text: typeof content === 'string' ? content : new TextDecoder().decode(content),
        })),
    }
  }),
)
