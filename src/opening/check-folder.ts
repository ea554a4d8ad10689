import { addAll } from '../model/add-all.ts'
import { type CannedQuery, type QueryFile, readQueryFile } from '../canned/canned-query.ts'
import { byPlace } from '../dataset/by-place.ts'
import { check, type CheckReport, type Finding } from '../dataset/check.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { didYouMean } from '../dataset/nearest.ts'
import { type ReadResult, readDataset } from '../dataset/read-dataset.ts'
import type { DataError } from '../errors.ts'
import { proveWords } from './prove-words.ts'
import { tryWords } from './try-words.ts'

/** All that is said of a graph folder: it is served where there is no error, and only there. */
export interface CheckedFolder extends CheckReport {
  /** Undefined where a file of it has not the right shape. */
  readonly dataset: Dataset | undefined
  /** In order of id; those whose files have the right form. */
  readonly queries: readonly CannedQuery[]
}

/** What `checkFolder` does beyond what serving needs. */
export interface CheckOptions {
  /** All names in the folder: those that are not read become notices. */
  readonly names?: readonly string[]
  /** Whether each statement is run once, where nothing else is wrong. */
  readonly runs?: boolean
}

/**
 * Reads the texts of a graph folder, by their path relative to it, and proves its data, views and canned queries.
 *
 * @returns errors of shape (`InvalidYaml`, `InvalidShape`, `InvalidCannedQuery` ...), of `check`, of `proveWords` and of `tryWords`; notices of
 *   these, and `UnreadFile`. Cost: linear in the files, and that of preparing each statement, or of running it
 */
export function checkFolder(files: ReadonlyMap<string, string>, options: CheckOptions = {}): CheckedFolder {
  const read = readDataset(files)
  return checkRead(files, read, read.kind === 'dataset' ? check(read.dataset) : undefined, options)
}

/**
 * The same for files that have been read already, whose dataset has been checked.
 *
 * @param report undefined where the files have not the right shape
 */
export function checkRead(
  files: ReadonlyMap<string, string>,
  read: ReadResult,
  report: CheckReport | undefined,
  { names = [], runs = false }: CheckOptions = {},
): CheckedFolder {
  const queries: QueryFile[] = []
  const wrong: DataError[] = []
  const ids: string[] = []
  for (const [name, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const id = /^queries\/([^/]+)\.cypher$/.exec(name)?.[1]
    if (id === undefined) continue
    ids.push(id)
    const file = readQueryFile(id, text)
    if ('query' in file) queries.push(file)
    else addAll(wrong, file)
  }
  const dataset = read.kind === 'dataset' ? read.dataset : undefined
  const found = [
    ...[...(read.kind === 'errors' ? read.errors : []), ...wrong].map(asFinding),
    ...unreadFiles(files, names),
    ...(report === undefined ? [] : [...report.errors, ...report.notices]),
    ...(dataset === undefined ? [] : proveWords(dataset, queries, ids)),
  ]
  const isSound = found.every(({ severity }) => severity === 'notice')
  if (runs && isSound && dataset !== undefined) addAll(found, tryWords(dataset, queries))
  found.sort(byPlace)
  return {
    dataset,
    queries: queries.map(({ query }) => query),
    errors: found.filter(({ severity }) => severity === 'error'),
    notices: found.filter(({ severity }) => severity === 'notice'),
  }
}

function asFinding({ code, message, hint, place }: DataError): Finding {
  return { severity: 'error', code, message, hint: hint ?? '', place }
}

const namesInFolder = ['claims/', 'imported/', 'views/', 'queries/']

function unreadFiles(files: ReadonlyMap<string, string>, names: readonly string[]): readonly Finding[] {
  return names
    .filter((name) => !files.has(name) && !isExpected(name))
    .map((name) => ({
      severity: 'notice',
      code: 'UnreadFile',
      message: `Nothing reads this ${name.endsWith('/') ? 'folder' : 'file'}.`,
      hint: name.endsWith('/')
        ? didYouMean(name, namesInFolder, `Folders that are read are ${namesInFolder.join(', ')}.`)
        : endingHint(name),
      place: { file: name },
    }))
}

function endingHint(name: string): string {
  const [, below] = /^(claims|imported|views|queries)\//.exec(name) ?? []
  if (below === undefined) return 'Remove it, or move it out of the graph folder.'
  return `Names in ${below}/ must end in ${endings.get(below) ?? '.yaml'}.`
}

const endings: ReadonlyMap<string, string> = new Map([
  ['queries', '.cypher'],
  ['claims', '.yaml or .ndjson'],
  ['imported', '.ndjson'],
])

/** What a folder holds besides its graph: a licence, something to read first, and what tools hide. */
function isExpected(name: string): boolean {
  return /^(licen[cs]e|readme|notice|changelog)\b|(^|\/)\./i.test(name)
}
