import { DataError } from '../errors.ts'
import { type GraphFile, textOfFile } from '../formats/index.ts'
import type { Read } from '../formats/sink.ts'
import type { GraphMappingFile } from '../mapping/schema/read-graph-mappings.ts'
import { addAll } from '../model/add-all.ts'
import { isMappingFile } from '../mapping/graph/mapping-files.ts'

/** Files that hold a graph, and the mappings that say how some of them are read. */
export interface FilesApart {
  readonly files: readonly GraphFile[]
  readonly mappings: readonly GraphFile[]
}

/** Awaited between pieces of work, with how many bytes of a file have been read; what it throws ends the work. */
export type FileStep = (file: GraphFile, bytes: number) => Promise<void>

/** Tells mappings, by the ending of their names, from the files that they are of. @param more mappings whatever they are called */
export function filesApart(given: readonly GraphFile[], more: readonly GraphFile[] = []): FilesApart {
  return {
    files: given.filter((file) => !isMappingFile(file)),
    mappings: [...given.filter(isMappingFile), ...more],
  }
}

/**
 * How those of the files are read that mappings are of.
 *
 * @throws (rejects with) DataError with file and line where a mapping is wrong; `MakesClaims` where it is one for a graph folder;
 *   `NoTable` where a mapping has no table; what `step` throws
 */
export async function mappedReadersOf(
  { files, mappings }: FilesApart,
  step: FileStep,
): Promise<ReadonlyMap<GraphFile, Read>> {
  if (mappings.length === 0) return new Map()
  const [{ makesClaims, readGraphMappings }, { mappedReaders }] = await Promise.all([
    import('../mapping/schema/read-graph-mappings.ts'),
    import('../mapping/graph/mapped-readers.ts'),
  ])
  const found: GraphMappingFile[] = []
  for (const file of mappings) {
    const text = await textOfFile(file, 'utf-8', async () => {})
    if (makesClaims(file.name, text)) throw forFolder(file.name)
    const read = readGraphMappings(file.name, text)
    if ('errors' in read) throw read.errors[0]
    addAll(found, read.mappings)
  }
  return mappedReaders(files, found, step)
}

function forFolder(file: string): DataError {
  return new DataError({
    code: 'MakesClaims',
    message: 'The mapping makes claims, which need a graph folder.',
    hint: 'Use silkgraph import --map with --graph, or write relationships in place of claims.',
    place: { file },
  })
}
