import { addAll } from '../model/add-all.ts'
import type { z } from 'zod'
import { DataError, type Place } from '../errors.ts'
import { byPlace } from './by-place.ts'
import type { Dataset } from './dataset.ts'
import type { JsonLine } from './json-lines.ts'
import { didYouMean } from './nearest.ts'
import type { ImportedFile } from './imported.ts'
import { readImported } from './read-imported.ts'
import { readTableClaims, type TableClaims } from './read-lines.ts'
import { claimsSchema, type Claim } from './schemas/claims.ts'
import { documentsSchema } from './schemas/documents.ts'
import { entitiesSchema } from './schemas/entities.ts'
import { judgementsSchema } from './schemas/judgements.ts'
import { ontologySchema } from './schemas/ontology.ts'
import { referenceSchema } from './schemas/reference.ts'
import { stylesSchema } from './schemas/styles.ts'
import { type OrderedView, viewSchema } from './schemas/views.ts'
import { shapeErrors } from './shape-error.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

/** The files that a graph folder must have, by path relative to it; `claims/` holds one file a document. */
export const requiredFiles = [
  'ontology.yaml',
  'documents.yaml',
  'entities.yaml',
  'reference.yaml',
  'judgements.yaml',
] as const

/** What reading gives: a dataset, or all that is wrong with the files. */
export type ReadResult =
  | { readonly kind: 'dataset'; readonly dataset: Dataset }
  | { readonly kind: 'errors'; readonly errors: readonly DataError[] }

/**
 * Reads the texts of a graph folder, by their path relative to it (`/` between names).
 *
 * @returns the dataset, or every error of shape in every file, in order of file and line: `MissingFile`, `UnknownFile`,
 *   `InvalidYaml`, `InvalidShape`
 */
export function readDataset(files: ReadonlyMap<string, string>): ReadResult {
  const reader = new Reader(files)
  const ontology = reader.read('ontology.yaml', ontologySchema)
  const documents = reader.read('documents.yaml', documentsSchema)
  const entities = reader.read('entities.yaml', entitiesSchema)
  const reference = reader.read('reference.yaml', referenceSchema)
  const judgements = reader.read('judgements.yaml', judgementsSchema)
  const claims = readClaims(reader)
  const tables = readTables(reader)
  const imported = readImports(reader)
  const views = readViews(reader)
  const styles = files.has('styles.yaml') ? reader.read('styles.yaml', stylesSchema) : undefined
  for (const file of files.keys()) {
    if (!reader.seen.has(file) && !isQuery(file) && !isMapping(file)) reader.errors.push(unknownFile(file))
  }
  if (reader.errors.length > 0 || !ontology || !documents || !entities || !reference || !judgements) {
    return { kind: 'errors', errors: reader.errors.toSorted(byPlace) }
  }
  reader.remember(ontology.value, ontology.yaml, [])
  if (styles !== undefined) reader.remember(styles.value, styles.yaml, [])
  reader.rememberAll(documents.value.documents, documents.yaml, 'documents')
  reader.rememberAll(entities.value.entities, entities.yaml, 'entities')
  reader.rememberAll(reference.value.facts, reference.yaml, 'facts')
  reader.rememberAll(judgements.value.judgements, judgements.yaml, 'judgements')
  const { places } = reader
  const placeOf = (item: object, path: readonly (string | number)[]): Place | undefined => {
    const { known, rest } = nearestKnown(places, item, path)
    return known?.file.locate([...known.path, ...rest])
  }
  return {
    kind: 'dataset',
    dataset: {
      ontology: ontology.value,
      documents: [...documents.value.documents, ...tables.map(({ document }) => document)],
      entities: [...entities.value.entities, ...tables.flatMap((table) => table.entities)],
      claims: [...claims, ...tables.flatMap((table) => table.claims)],
      reference: reference.value.facts,
      judgements: judgements.value.judgements,
      imported,
      views,
      ...(styles !== undefined && { styles: styles.value }),
      placeOf: (item, ...path) => placeOf(item, path),
      placeIn(item, path, offset) {
        const known = places.get(item)
        return known !== undefined && 'locateIn' in known.file
          ? known.file.locateIn([...known.path, ...path], offset)
          : placeOf(item, path)
      },
    },
  }
}

/** Where an item of a dataset was read. */
interface KnownPlace {
  readonly file: YamlFile | JsonLine
  readonly path: readonly (string | number)[]
}

/** A part of an item may have a line of its own, as the passages of a table have. */
function nearestKnown(
  places: ReadonlyMap<object, KnownPlace>,
  item: object,
  path: readonly (string | number)[],
): { readonly known: KnownPlace | undefined; readonly rest: readonly (string | number)[] } {
  let found = { known: places.get(item), rest: path }
  let part: unknown = item
  path.forEach((step, at) => {
    part =
      typeof part === 'object' && part !== null
        ? Object.getOwnPropertyDescriptor(part, step)?.value
        : undefined
    const known = typeof part === 'object' && part !== null ? places.get(part) : undefined
    if (known !== undefined) found = { known, rest: path.slice(at + 1) }
  })
  return found
}

/** Reads files one by one and keeps the errors and the places of what it read. */
class Reader {
  readonly errors: DataError[] = []
  readonly seen = new Set<string>()
  readonly places = new Map<object, KnownPlace>()
  readonly files: ReadonlyMap<string, string>

  constructor(files: ReadonlyMap<string, string>) {
    this.files = files
  }

  read<S extends z.ZodType>(
    name: string,
    schema: S,
  ): { readonly value: z.output<S>; readonly yaml: YamlFile } | undefined {
    this.seen.add(name)
    const text = this.files.get(name)
    if (text === undefined) {
      this.errors.push(missingFile(name))
      return undefined
    }
    const yaml = readYaml(name, text)
    if (!('value' in yaml)) {
      addAll(this.errors, yaml)
      return undefined
    }
    const parsed = schema.safeParse(yaml.value)
    if (parsed.success) return { value: parsed.data, yaml }
    for (const issue of parsed.error.issues) addAll(this.errors, shapeErrors(yaml, issue))
    return undefined
  }

  remember(item: object, file: YamlFile | JsonLine, path: readonly (string | number)[]): void {
    this.places.set(item, { file, path })
  }

  rememberAll(items: readonly object[], yaml: YamlFile, key: string): void {
    items.forEach((item, index) => this.remember(item, yaml, [key, index]))
  }
}

function readClaims(reader: Reader): readonly Claim[] {
  const claims: Claim[] = []
  for (const name of [...reader.files.keys()].filter((path) => /^claims\/[^/]+\.yaml$/.test(path)).sort()) {
    const file = reader.read(name, claimsSchema)
    if (!file) continue
    const { document } = file.value
    const cited = file.value.claims.map((claim) => ({ ...claim, document }))
    reader.rememberAll(cited, file.yaml, 'claims')
    addAll(claims, cited)
  }
  return claims
}

function readTables(reader: Reader): readonly TableClaims[] {
  const tables: TableClaims[] = []
  for (const [name, text] of [...reader.files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!/^claims\/[^/]+\.ndjson$/.test(name)) continue
    reader.seen.add(name)
    const read = readTableClaims(name, text, (record, line) => reader.remember(record, line, []))
    if ('document' in read) tables.push(read)
    else addAll(reader.errors, read)
  }
  return tables
}

function readImports(reader: Reader): readonly ImportedFile[] {
  const imports: ImportedFile[] = []
  for (const [name, text] of [...reader.files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!/^imported\/[^/]+\.ndjson$/.test(name)) continue
    reader.seen.add(name)
    const read = readImported(name, text)
    if ('nodes' in read) imports.push(read)
    else addAll(reader.errors, read)
  }
  return imports
}

/** Canned queries travel with the folder; `canned/` reads them. */
function isQuery(name: string): boolean {
  return /^queries\/[^/]+\.cypher$/.test(name)
}

/** How a table is read travels with the folder; `silkgraph import` reads it. */
function isMapping(name: string): boolean {
  return /^([^/]+\.)?mapping\.yaml$/.test(name)
}

/** In the order of their tabs. */
function readViews(reader: Reader): readonly OrderedView[] {
  const views: OrderedView[] = []
  for (const name of [...reader.files.keys()].filter((path) => /^views\/[^/]+\.yaml$/.test(path)).sort()) {
    const file = reader.read(name, viewSchema)
    if (!file) continue
    const view = { id: name.replace(/^views\/|\.yaml$/g, ''), ...file.value }
    reader.remember(view, file.yaml, [])
    views.push(view)
  }
  return views.toSorted((one, other) => one.order - other.order)
}

function missingFile(name: string): DataError {
  return new DataError({
    code: 'MissingFile',
    message: 'The file is missing.',
    place: { file: name },
    hint: `A graph folder has ${requiredFiles.join(', ')} and claims/, and may have imported/ and views/.`,
  })
}

function unknownFile(name: string): DataError {
  const known = [
    ...requiredFiles,
    'claims/<document>.yaml',
    'claims/<table>.ndjson',
    'imported/<name>.ndjson',
    'views/<id>.yaml',
    'styles.yaml',
  ]
  const renamed = name.replace(/\.yml$/, '.yaml')
  const hint =
    renamed === name
      ? didYouMean(name, requiredFiles, `It has ${known.join(', ')}.`)
      : `Rename it to ${renamed}: names end in .yaml.`
  return new DataError({
    code: 'UnknownFile',
    message: 'A graph folder has no file with this name.',
    place: { file: name },
    hint,
  })
}
