import { DataError } from '../errors.ts'
import { danglingRelationship, duplicateNode, type NamedPlace } from '../formats/id-space.ts'
import { formatOf, type Loss, MOST_FILE_BYTES } from '../formats/index.ts'
import { type LossKind, Losses } from '../formats/losses.ts'
import type { GraphSink, Step } from '../formats/sink.ts'
import { sha256 } from '../host/node.ts'
import { ByteAllowance, readRegularFile } from '../host/regular-file.ts'
import { signalsLetIn } from '../host/signals-let-in.ts'
import type { CsvKind } from '../model/csv-columns.ts'
import { type PlainNode, type PlainRelationship, type Properties, propertyOf } from '../model/elements.ts'
import { loadLabel } from '../model/load-label.ts'
import { keyOfNode } from './content.ts'
import { ElementTable } from './element-table.ts'
import { pulled } from './pulled.ts'
import type { GraphSource, SourceSize } from './source.ts'

export interface TableFiles {
  /** Paths, as errors name them. */
  readonly nodes: readonly string[]
  readonly relationships: readonly string[]
  /** False: an apostrophe before what a spreadsheet would take for a formula was put there by an export. */
  readonly raw: boolean
  /** Told when all files have been measured, for each in turn, what it has and the graph does not, and how it was read. */
  readonly lost?: ((file: string, losses: readonly Loss[], news: readonly string[]) => void) | undefined
}

/**
 * The graph of tables, each read by the format that its content tells, as when it is opened, but that elements do not say where they
 * stand. Every node has its id as the property `id`, and a label. Cost: reads every file twice, and once more each time where cells
 * decide the types of its columns. Memory: the bytes of one file at a time, what a piece of it makes, and while it is measured 46
 * bytes a node in typed arrays.
 */
export function tableSource(name: string, files: TableFiles): GraphSource {
  const seen: SeenFiles = new Map()
  return {
    name,
    measure: () => {
      seen.clear()
      return measure(files, seen)
    },
    nodes: () =>
      pulled(async (give, step) => {
        for (const file of files.nodes) await readTable(file, 'nodes', files, seen, { node: give }, step)
      }),
    relationships: () =>
      pulled(async (give, step) => {
        for (const file of files.relationships)
          await readTable(file, 'relationships', files, seen, { relationship: give }, step)
      }),
  }
}

/** The SHA-256 of each file as it was read first, by path: what is handed on is what was looked through. */
type SeenFiles = Map<string, string>

/** Reads every line, so that nothing is written where one is wrong. */
async function measure(files: TableFiles, seen: SeenFiles): Promise<SourceSize> {
  /** Each node with its line, and as its content the number of its source. */
  const known = new ElementTable()
  const sources: NamedPlace['source'][] = []
  const placeOf = (element: number): NamedPlace => ({
    line: known.idOf(element),
    source: sources[known.contentOf(element)],
  })
  const labels = new Set<string>()
  const takeNode = (node: PlainNode, { line, source }: NamedPlace): void => {
    const print = keyOfNode(node.id)
    const before = known.find(print)
    if (before !== undefined) throw duplicateNode(node.id, placeOf(before), { line, source })
    if (sources.at(-1) !== source) sources.push(source)
    known.add(print, line, sources.length - 1)
    for (const label of node.labels) labels.add(label)
  }
  let relationships = 0
  const takeRelationship = ({ start, end }: PlainRelationship, place: NamedPlace): void => {
    for (const id of [start, end])
      if (known.find(keyOfNode(id)) === undefined) throw danglingRelationship(id, place)
    relationships++
  }
  const told: (readonly [file: string, read: TableSink])[] = []
  for (const file of files.nodes)
    told.push([file, await readTable(file, 'nodes', files, seen, { node: takeNode }, signalsLetIn)])
  for (const file of files.relationships)
    told.push([
      file,
      await readTable(file, 'relationships', files, seen, { relationship: takeRelationship }, signalsLetIn),
    ])
  for (const [file, { losses, news }] of told) files.lost?.(file, losses, news)
  return { nodes: known.size, relationships, labels: [...labels] }
}

/** Who takes the elements of a table; those of the other kind are not asked for. */
interface Taking {
  readonly node?: (node: PlainNode, place: NamedPlace) => void
  readonly relationship?: (relationship: PlainRelationship, place: NamedPlace) => void
}

/**
 * @returns who took it, who knows what is to be told of the file
 * @throws (rejects with) DataError `ChangedMeanwhile` before anything is taken, `NoTable`, and what the reader throws
 */
async function readTable(
  file: string,
  tablesOf: CsvKind,
  { raw }: TableFiles,
  seen: SeenFiles,
  taking: Taking,
  step: Step,
): Promise<TableSink> {
  const bytes = readRegularFile(file, new ByteAllowance(MOST_FILE_BYTES))
  expectSeen(file, bytes, seen)
  const read = { name: file, bytes }
  const { reading, title } = formatOf(read)
  if (reading.kind !== 'elements' || !reading.tables)
    throw new DataError({
      code: 'NoTable',
      message: `The file is not a table, but ${title}.`,
      hint: 'Give it by --graph: a file of any format that is not a table stands by itself.',
      place: { file },
    })
  const sink = new TableSink(file, reading.place, taking)
  const readInto = await reading.load()
  await readInto(read, sink, step, { raw, tablesOf })
  return sink
}

/** @throws DataError `ChangedMeanwhile` */
function expectSeen(file: string, bytes: Uint8Array, seen: SeenFiles): void {
  const now = sha256(bytes)
  const before = seen.get(file) ?? now
  seen.set(file, before)
  if (now !== before)
    throw new DataError({
      code: 'ChangedMeanwhile',
      message: 'The file has changed since it was looked through, and nothing of it as it is now was loaded.',
      hint: 'Load it again when nothing writes to it any more.',
      place: { file },
    })
}

/** Hands on what a server can hold and find again. */
class TableSink implements GraphSink {
  readonly #file: string
  readonly #unit: NamedPlace['source']['unit']
  readonly #taking: Taking
  readonly #losses: Losses
  /** How the file was read, where that is worth knowing. */
  readonly news: string[] = []
  #part: string | undefined
  #source: NamedPlace['source']

  constructor(file: string, unit: NamedPlace['source']['unit'], taking: Taking) {
    this.#file = file
    this.#unit = unit
    this.#taking = taking
    this.#losses = new Losses(unit)
    this.#source = { name: file, unit }
  }

  /** @throws DataError `NoId`, `InvalidLabels`, whose place the reader knows; what `taking` throws */
  node(id: string, labels: readonly string[], properties: Properties, line: number): void {
    if (propertyOf({ properties }, 'id') !== id)
      throw new DataError({
        code: 'NoId',
        message: `The node ${JSON.stringify(id)} must have this text as its property id.`,
        hint: 'Give each node a text of its own in the column `id`, so that it can be found again.',
      })
    if (labels.length === 0 || labels.includes(loadLabel))
      throw new DataError({
        code: 'InvalidLabels',
        message:
          labels.length === 0
            ? `The node ${id} has no label.`
            : `${loadLabel} is a label that is reserved for Silkgraph.`,
        hint: 'Write one label or more in the column `labels`, separated by semicolons.',
      })
    this.#taking.node?.({ id, labels, properties }, { line, source: this.#source })
  }

  /** What mappings make, of which there are none here. */
  mention(id: string, labels: readonly string[], properties: Properties, line: number): void {
    this.node(id, labels, properties, line)
  }

  relationship(type: string, start: string, end: string, properties: Properties, line: number): void {
    this.#taking.relationship?.({ type, start, end, properties }, { line, source: this.#source })
  }

  lost(kind: LossKind, line?: number): void {
    this.#losses.add(kind, line, this.#part)
  }

  told(text: string): void {
    this.news.push(text)
  }

  within(part: string): void {
    this.#part = part
    this.#source = { name: `${this.#file}, ${part}`, unit: this.#unit }
  }

  get losses(): readonly Loss[] {
    return this.#losses.all
  }
}
