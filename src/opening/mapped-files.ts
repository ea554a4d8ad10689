import { DataError } from '../errors.ts'
import { type GraphFile, textOfFile } from '../formats/index.ts'
import type { Read } from '../formats/sink.ts'
import type { GraphMappingFile } from '../mapping/schema/read-graph-mappings.ts'
import { addAll } from '../model/add-all.ts'
import { isMappingFile } from '../mapping/graph/mapping-files.ts'

/** Files that hold a graph, and how those of them are read that mappings among the given files are of. */
export interface MappedFiles {
  readonly files: readonly GraphFile[]
  readonly readers: ReadonlyMap<GraphFile, Read>
}

/**
 * Tells mappings (`.yaml`) from the files that they are of.
 *
 * @throws (rejects with) DataError with file and line where a mapping is wrong; `MakesClaims` where it is one for a graph folder;
 *   `NoTable` where a mapping has no table
 */
export async function mappedFiles(given: readonly GraphFile[]): Promise<MappedFiles> {
  const files = given.filter((file) => !isMappingFile(file))
  if (files.length === given.length) return { files, readers: new Map() }
  const [{ makesClaims, readGraphMappings }, { mappedReaders }] = await Promise.all([
    import('../mapping/schema/read-graph-mappings.ts'),
    import('../mapping/graph/mapped-readers.ts'),
  ])
  const mappings: GraphMappingFile[] = []
  for (const file of given.filter(isMappingFile)) {
    const text = await textOfFile(file, 'utf-8', async () => {})
    if (makesClaims(file.name, text)) throw forFolder(file.name)
    const read = readGraphMappings(file.name, text)
    if ('errors' in read) throw read.errors[0]
    addAll(mappings, read.mappings)
  }
  return { files, readers: await mappedReaders(files, mappings) }
}

function forFolder(file: string): DataError {
  return new DataError({
    code: 'MakesClaims',
    message: 'The mapping makes claims, which need a graph folder.',
    hint: 'Use silkgraph import --map with --graph, or write relationships in place of claims.',
    place: { file },
  })
}
