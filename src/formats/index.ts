import type { Subgraph } from '../subgraph/subgraph.ts'
import type { Exported, ExportOptions, Writer } from './writer.ts'

export { type FileReport, gatherFiles, type Gathering } from './gather.ts'
export { type GraphFile, MOST_FILE_BYTES, type TextReading } from './graph-file.ts'
export { textOfFile } from './reading/text-pieces.ts'
export { extensionOf } from './beginning.ts'
export { formatOf, readableExtensions, readableTitles } from './recognise.ts'
export { formats, writers } from './registry.ts'
export type { Format, Reading } from './format.ts'
export { type Loss, type LossKind, lossText } from './losses.ts'
export type { Drawn, Evidence, Exported, ExportFile, ExportOptions, Write, Writer } from './writer.ts'

/** A subgraph as files of a format, whose writer is loaded where it is not yet. */
export async function exportAs(
  writer: Writer,
  subgraph: Subgraph,
  options: ExportOptions,
): Promise<Exported> {
  const write = await writer.load()
  return write(subgraph, options)
}
