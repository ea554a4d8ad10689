import { realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DataError } from '../errors.ts'
import { queriesFolder } from '../host/node.ts'
import { SavedFiles } from '../host/saved-files.ts'
import { greatestOf } from '../model/extremes.ts'
import type { SavedKind } from '../model/saved-name.ts'
import { type FolderWords, proveFile } from '../opening/prove-file.ts'
import type { SavedFile, SavingFolder } from '../server/saving.ts'

/**
 * A graph folder into which the page saves. A file that `silkgraph check` would find wrong is not written, so that the folder can
 * be served again.
 *
 * @param onSaved is told the views and queries of the folder after each file
 */
export function savingFolder(
  folder: string,
  words: FolderWords,
  onSaved: (words: FolderWords) => void,
): SavingFolder {
  const root = realpathSync(folder)
  const queries = queriesFolder(folder)
  const files: { readonly [Kind in SavedKind]: SavedFiles } = {
    view: new SavedFiles(join(root, 'views'), '.yaml'),
    // That of a folder that is called `graph` may be next to it.
    query: new SavedFiles(join(realpathSync(dirname(queries)), basename(queries)), '.cypher'),
  }
  let known = words
  return {
    name: basename(root),
    hashes: (kind) => files[kind].hashes(),
    read: (kind, name) => files[kind].read(name),
    nextOrder: () => greatestOf([0, ...known.views.map(({ order }) => order)]) + 1,
    save({ kind, name, text, before }: SavedFile) {
      const proved = proveFile(known, { kind, name, text })
      if ('errors' in proved) {
        const [first] = proved.errors
        throw first instanceof DataError ? first : new DataError(first)
      }
      const hash = files[kind].write(name, text, before)
      known = proved.words
      onSaved(known)
      return hash
    },
  }
}
