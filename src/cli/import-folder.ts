import { existsSync, mkdirSync } from 'node:fs'
import { basename, dirname, extname, join, resolve, sep } from 'node:path'
import { check } from '../dataset/check.ts'
import { ImportedRules } from '../dataset/imported-rules.ts'
import { readDataset } from '../dataset/read-dataset.ts'
import { importedFrom } from '../dataset/read-imported.ts'
import { type ElementCheck, ImportedLines } from '../dataset/write-imported.ts'
import { DataError } from '../errors.ts'
import type { FileReport } from '../formats/index.ts'
import { fillFolder, isFree, makeFolder } from '../host/new-folder.ts'
import { MOST_TABLE_BYTES, readGraphFolder, readTextFile, whatIsAt } from '../host/node.ts'
import { pathWithin } from '../host/regular-file.ts'
import { FileWriter, isNoFile, writeFiles } from '../host/write-file.ts'
import { isMappingFile } from '../mapping/graph/mapping-files.ts'
import { countText } from '../model/count-text.ts'
import { type Properties, propertyOf } from '../model/elements.ts'
import { visibleLine } from '../model/written-out.ts'
import { importedPlace } from '../opening/imported-place.ts'
import { type Meeting, readFilesInto } from '../opening/open-files.ts'
import type { OptionValues } from './command.ts'
import type { CommandContext } from './context.ts'
import { type NamedFiles, readNamedFiles } from './open-named-files.ts'
import { RefusedFolder } from './refused-folder.ts'

/** Files, and the graph folder that gets what they hold. */
export interface FolderImport {
  readonly named: NamedFiles
  readonly folder: string
  readonly join: string | undefined
  /** Whether anything is written. */
  readonly apply: boolean
}

/** What was read, and where it stands now. */
export interface FolderImported {
  readonly reports: readonly FileReport[]
  readonly meeting: Meeting | undefined
  /** What became of which file, in a line. */
  readonly outcome: string
}

/**
 * Whether `--output` names a graph folder: a folder that is there, or a name that ends in a slash or has no extension, where no
 * format is asked for.
 */
export function namesFolder({ output, format, for: program }: OptionValues): boolean {
  if (output === undefined || output === '' || format !== undefined || program !== undefined) return false
  const there = whatIsAt(output)
  if (there !== 'nothing') return there === 'a folder'
  return output.endsWith('/') || output.endsWith(sep) || (extname(output) === '' && !isNoFile(output))
}

/**
 * Writes what files hold as `imported/NAME.ndjson` of a graph folder, which is made where there is none; NAME is that of the first
 * file that is no mapping. Elements are written as they are read. Memory: the files' bytes and the ids of nodes; the graph, where files are joined.
 *
 * @throws (rejects with) DataError `NotGraphFolder`, `WithinFolder`, `OutsideFolder`, `NameTaken`, `TooLarge`, those of `ImportedRules`, and where a file cannot be
 *   read or written; RefusedFolder. Nothing has changed then
 */
export async function importFolder(
  { named, folder, join: key, apply }: FolderImport,
  context: CommandContext,
): Promise<FolderImported> {
  const { names, map } = named
  const files = map === undefined ? names : [...names, map]
  const title = nameOf(names.find((name) => !isMappingFile({ name })) ?? names[0])
  const name = `imported/${title}.ndjson`
  const isNew = isFree(folder)
  if (isNew) proveApart(folder)
  const place = isNew ? { before: undefined, rules: undefined } : placeIn(folder, name, files)
  const read = async (write: (text: string) => void): Promise<Omit<FolderImported, 'outcome'> & Counts> => {
    const lines = new LimitedLines(write, files.join(', '))
    const into = new ImportedLines(files, (line) => lines.add(line), checkBy(place.rules))
    const found = await readNamedFiles(named, context, (some, options) =>
      readFilesInto(some, into, { join: key, ...options }),
    )
    lines.end()
    return { ...found, nodes: into.nodes, relationships: into.relationships }
  }
  const outcomeOf = ({ nodes, relationships }: Counts, done: string): string =>
    `${visibleLine(join(folder, name))}: ${countText(nodes, 'node')}, ${countText(relationships, 'relationship')}, ${done}`
  if (!apply) {
    const found = await read(() => {})
    return { ...found, outcome: outcomeOf(found, 'if it were written') }
  }
  if (place.before !== undefined)
    context.err(`Replacing ${visibleLine(join(folder, name))}, which was made of the same files.`)
  if (!isNew) {
    const found = await fillFolder(join(folder, 'imported'), () =>
      writeThrough(join(folder, name), read, () => proveUnchanged(folder, name, place.before)),
    )
    return { ...found, outcome: outcomeOf(found, place.before === undefined ? 'added' : 'replaced') }
  }
  const found: (Omit<FolderImported, 'outcome'> & Counts)[] = []
  await makeFolder(folder, async (part) => {
    mkdirSync(join(part, 'imported'))
    found.push(await writeThrough(join(part, name), read))
    await writeFiles(
      emptyFolder(title, files).map(([file, content]) => ({ file: join(part, file), content })),
    )
  })
  return { ...found[0], outcome: outcomeOf(found[0], 'in a new graph folder') }
}

interface Counts {
  readonly nodes: number
  readonly relationships: number
}

async function writeThrough<Result>(
  file: string,
  work: (write: (text: string) => void) => Promise<Result>,
  proveFree: () => void = () => {},
): Promise<Result> {
  const writer = new FileWriter(file)
  try {
    const result = await work((text) => writer.write(text))
    proveFree()
    writer.commit()
    return result
  } finally {
    writer.abandon()
  }
}

/** A graph folder that is there, sound without what is replaced. */
function placeIn(
  folder: string,
  name: string,
  from: readonly string[],
): { readonly before: string | undefined; readonly rules: ImportedRules } {
  if (!existsSync(join(folder, 'ontology.yaml')))
    throw new DataError({
      code: 'NotGraphFolder',
      message: 'The folder holds other files, and is not a graph folder.',
      hint: `Name a graph folder, or one that does not exist yet, as in --output ${join(folder, 'graph')}.`,
      place: { file: folder },
    })
  if (existsSync(join(folder, 'imported'))) pathWithin(join(folder, 'imported'), folder)
  const files = new Map(readGraphFolder(folder))
  const before = files.get(name)
  files.delete(name)
  const known = before === undefined ? undefined : importedFrom(name, before)
  if (before !== undefined && known?.join('\n') !== from.join('\n'))
    throw new DataError({
      code: 'NameTaken',
      message: `The file was made of ${known?.join(', ') ?? 'other files'}, not of ${from.join(', ')}.`,
      hint: 'Delete it to replace it, or rename your file: what is imported is named after the first file other than a mapping.',
      place: { file: join(folder, name) },
    })
  const read = readDataset(files)
  if (read.kind === 'errors') throw new RefusedFolder(folder, read.errors)
  const { errors } = check(read.dataset)
  if (errors.length > 0)
    throw new RefusedFolder(
      folder,
      errors.map((finding) => new DataError(finding)),
    )
  return { before, rules: new ImportedRules(read.dataset) }
}

/** @throws DataError `NameTaken` where another process has written the file since it was looked at */
function proveUnchanged(folder: string, name: string, before: string | undefined): void {
  const file = join(folder, name)
  const now = existsSync(file) ? readTextFile(file, MOST_TABLE_BYTES).text : undefined
  if (now === before) return
  throw new DataError({
    code: 'NameTaken',
    message: 'Another import has written the file meanwhile.',
    hint: 'Import again, or rename your file: what is imported is named after the first file other than a mapping.',
    place: { file },
  })
}

/** @throws DataError `WithinFolder` where a new graph folder would lie inside one that is there */
function proveApart(folder: string): void {
  for (let at = resolve(folder); dirname(at) !== at;) {
    at = dirname(at)
    if (!existsSync(join(at, 'ontology.yaml'))) continue
    throw new DataError({
      code: 'WithinFolder',
      message: `The folder would lie within the graph folder ${at}, which holds nothing but its own files.`,
      hint: `Name ${at} itself, to add what the files hold to it, or a folder elsewhere.`,
      place: { file: folder },
    })
  }
}

function checkBy(rules: ImportedRules | undefined): ElementCheck {
  if (rules === undefined) return {}
  const refuse = (fault: ReturnType<ImportedRules['faultOfNode']>, properties: Properties): void => {
    if (fault !== undefined) throw new DataError({ ...fault, place: importedPlace(properties) })
  }
  return {
    node: ({ id, labels }, properties) =>
      refuse(
        rules.faultOfNode(id, labels, {
          id: propertyOf({ properties }, 'id'),
          layer: propertyOf({ properties }, 'layer'),
          claims: propertyOf({ properties }, 'claims'),
        }),
        properties,
      ),
    relationship: ({ type }, properties) =>
      refuse(
        rules.faultOfRelationship(type, {
          layer: propertyOf({ properties }, 'layer'),
          claims: propertyOf({ properties }, 'claims'),
        }),
        properties,
      ),
  }
}

/** Lines are handed on by so many characters. */
const BLOCK = 65_536

/** Hands lines on in blocks, as long as a graph folder can hold them. */
class LimitedLines {
  readonly #write: (text: string) => void
  readonly #file: string
  #block = ''
  #bytes = 0

  constructor(write: (text: string) => void, file: string) {
    this.#write = write
    this.#file = file
  }

  /** @throws DataError `TooLarge` */
  add(line: string): void {
    this.#block += line
    if (this.#block.length >= BLOCK) this.end()
  }

  end(): void {
    this.#bytes += Buffer.byteLength(this.#block)
    if (this.#bytes > MOST_TABLE_BYTES)
      throw new DataError({
        code: 'TooLarge',
        message: `What is imported would be larger than ${MOST_TABLE_BYTES / 1024 / 1024} MiB.`,
        hint: 'Import parts of it one after another, or open the files themselves: silkgraph --graph FILE.',
        place: { file: this.#file },
      })
    this.#write(this.#block)
    this.#block = ''
  }
}

/** A name of a file that every system takes: the letters and digits of its own. */
function nameOf(file: string): string {
  const name = basename(file, extname(file)).replace(/[^\p{L}\p{N}._-]+/gu, '-')
  return name.replace(/^[.-]+|[.-]+$/g, '').slice(0, 100) || 'files'
}

/** The files that a graph folder must have, for a graph without claims yet. */
function emptyFolder(
  title: string,
  files: readonly string[],
): readonly (readonly [name: string, text: string])[] {
  const from = files.map((file) => basename(file).replace(/[^\p{L}\p{N} ._-]+/gu, '-')).join(', ')
  return [
    [
      'ontology.yaml',
      `title: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(`Imported from ${from}.`)}\nlabels: {}\nrelationshipTypes: {}\n`,
    ],
    ['documents.yaml', 'documents: []\n'],
    ['entities.yaml', 'entities: []\n'],
    ['reference.yaml', 'facts: []\n'],
    ['judgements.yaml', 'judgements: []\n'],
  ]
}
