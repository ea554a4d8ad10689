import { type CannedQuery, type QueryFile, readQueryFile } from '../canned/canned-query.ts'
import type { Finding } from '../dataset/check.ts'
import { checkViews } from '../dataset/checks/check-views.ts'
import { Findings } from '../dataset/checks/finding.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { OrderedView } from '../dataset/schemas/views.ts'
import { readViewFile, type ReadView } from '../dataset/view-text.ts'
import type { DataError } from '../errors.ts'
import { compareText } from '../model/comparison.ts'
import { proveWords } from './prove-words.ts'

/** What a view or a canned query of a graph folder is held to. */
export interface FolderWords {
  readonly names: Pick<Dataset, 'ontology' | 'imported'>
  /** In the order of their tabs. */
  readonly views: readonly OrderedView[]
  /** In order of id. */
  readonly queries: readonly CannedQuery[]
}

/** One file of `views/` or `queries/`. */
export interface WordsFile {
  readonly kind: 'view' | 'query'
  readonly name: string
  readonly text: string
}

/**
 * Proves a file as `checkFolder` does that of a folder, but for running its statements.
 *
 * @returns the words of the folder with the file in it, or the errors in it. Cost: that of preparing its statements
 */
export function proveFile(
  words: FolderWords,
  { kind, name, text }: WordsFile,
): { readonly words: FolderWords } | { readonly errors: readonly (Finding | DataError)[] } {
  const { views, queries } = words
  const ids = queries.map(({ id }) => id)
  if (kind === 'query') {
    const file = readQueryFile(name, text)
    if (!('query' in file)) return { errors: file }
    const errors = errorsIn(proveWords(datasetOf(words, []), [file], ids))
    return errors.length > 0 ? { errors } : { words: { ...words, queries: withQuery(queries, file) } }
  }
  const read = readViewFile(name, text)
  if (!('view' in read)) return { errors: read }
  const all = [...views.filter(({ id }) => id !== name), read.view].toSorted(
    (one, other) => one.order - other.order || compareText(one.id, other.id),
  )
  const findings = new Findings(datasetOf(words, all, read))
  checkViews(findings)
  const errors = errorsIn([...findings.all, ...proveWords(datasetOf(words, [read.view], read), [], ids)])
  return errors.length > 0 ? { errors } : { words: { ...words, views: all } }
}

function withQuery(queries: readonly CannedQuery[], { query }: QueryFile): readonly CannedQuery[] {
  const others = queries.filter(({ id }) => id !== query.id)
  return [...others, query].toSorted((one, other) => compareText(one.id, other.id))
}

function errorsIn(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'error')
}

/** What views and queries are proved against: nothing but names. */
function datasetOf({ names }: FolderWords, views: readonly OrderedView[], read?: ReadView): Dataset {
  return {
    ...names,
    documents: [],
    entities: [],
    claims: [],
    reference: [],
    judgements: [],
    views,
    placeOf: (item, ...path) => (item === read?.view ? read.yaml.locate(path) : undefined),
    placeIn: (item, path, offset) => (item === read?.view ? read.yaml.locateIn(path, offset) : undefined),
  }
}
