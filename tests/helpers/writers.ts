import { strFromU8, unzipSync } from 'fflate'
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
  /** Of a workbook, what its parts hold one after another. */
  readonly text: string
  readonly content: string | Uint8Array<ArrayBuffer>
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
          content,
          text: writtenText(writer, content),
        })),
    }
  }),
)

/** What a writer wrote, as text. */
export function writtenText({ extension }: Writer, content: string | Uint8Array): string {
  if (typeof content === 'string') return content
  if (extension !== 'xlsx') return new TextDecoder().decode(content)
  return Object.values(unzipSync(content))
    .map((part) => strFromU8(part))
    .join('\n')
}
