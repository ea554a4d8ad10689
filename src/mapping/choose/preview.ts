import { DataError } from '../../errors.ts'
import { contradicted, duplicateNode } from '../../formats/id-space.ts'
import { type LossKind, lossText } from '../../formats/losses.ts'
import type { GraphSink, MentionManner } from '../../formats/sink.ts'
import { readGraph } from '../../formats/tables/read-graph.ts'
import type { Row, Table } from '../../formats/tables/table.ts'
import type { Properties } from '../../model/elements.ts'
import type { Value } from '../../model/values.ts'
import { graphShape } from '../graph/graph-shape.ts'
import type { GraphMapping } from '../schema/graph-mapping.ts'
import type { TableSample } from './sample.ts'

export interface PreviewNode {
  readonly id: string
  /** Its first label; '' where it has none. */
  readonly label: string
  readonly caption: string
}

export interface PreviewLine {
  readonly start: string
  readonly end: string
  readonly type: string
}

/** The graph that samples of tables become. */
export interface Preview {
  readonly nodes: number
  readonly relationships: number
  /** Nodes by label, '' for none; the most first. */
  readonly labels: readonly (readonly [label: string, count: number])[]
  readonly types: readonly (readonly [type: string, count: number])[]
  /** Some of what the first rows become, for a small picture. */
  readonly picture: { readonly nodes: readonly PreviewNode[]; readonly lines: readonly PreviewLine[] }
  /** Why rows would be refused, by the order of the tables; undefined where they are not. */
  readonly problems: readonly (string | undefined)[]
  /** What is not kept, and how cells were read where that is worth knowing, in sentences. */
  readonly losses: readonly string[]
}

/** A picture has at most so many nodes. */
const MOST_DRAWN = 14

/**
 * What samples of tables become by mappings, read as the tables themselves will be; a table without a mapping by its headings, or left out.
 *
 * @param mappings in the order of the tables
 * Cost: linear in the samples
 */
export async function previewOf(
  tables: readonly TableSample[],
  mappings: readonly (GraphMapping | undefined)[],
): Promise<Preview> {
  const sink = new PreviewSink()
  const problems: (string | undefined)[] = []
  for (const [at, sample] of tables.entries()) {
    const mapping = mappings[at]
    if (mapping === undefined && !sample.isKnown) problems.push(undefined)
    else problems.push(await problemWith(() => read(sample, mapping, sink)))
  }
  return { ...sink.drawn(), problems, losses: sink.losses }
}

async function read(
  sample: TableSample,
  mapping: GraphMapping | undefined,
  sink: PreviewSink,
): Promise<void> {
  const table = tableOf(sample)
  const shapes = mapping === undefined ? [] : [[table.name, graphShape(mapping, table, sample.unit)] as const]
  sink.begin(sample)
  const file = { name: sample.file, bytes: new Uint8Array() }
  await readGraph({ place: sample.unit, tables: [table], losses: [] }, file, sink, async () => {}, {
    mapped: new Map(shapes),
  })
}

async function problemWith(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    // Another sheet of its file says what it is, and this one is left out.
    if (error instanceof DataError && error.code === 'NeedsMapping') return undefined
    if (error instanceof DataError) return [error.message, error.hint].join(' ')
    throw error
  }
}

function tableOf({ sheet, file, headings, hasDecimalCommas, rows }: TableSample): Table {
  return {
    name: sheet,
    file,
    headings,
    line: 1,
    hasDecimalCommas,
    async *rows(): AsyncGenerator<readonly Row[], void, undefined> {
      yield rows
    },
  }
}

interface Seen {
  readonly labels: Set<string>
  caption: string | undefined
  own: Own | undefined
}

/** What is said of a node where it stands itself. */
interface Own {
  readonly line: number
  readonly source: { readonly name: string; readonly unit: 'line' | 'row' }
  /** Undefined where its table says itself what it is: no other may have the node. */
  readonly values: Map<string, Value> | undefined
}

class PreviewSink implements GraphSink {
  readonly #nodes = new Map<string, Seen>()
  readonly #lines: PreviewLine[] = []
  #source: Own['source'] = { name: '', unit: 'line' }
  readonly #told: string[] = []
  readonly #lost = new Map<string, { readonly kind: LossKind; count: number }>()

  /** What comes next is of this table. */
  begin({ file, sheet, unit }: TableSample): void {
    this.#source = { name: sheet === '' ? file : `${file}, sheet ${sheet}`, unit }
  }

  node(id: string, labels: readonly string[], properties: Properties, line: number): void {
    this.#stand(id, { line, source: this.#source, values: undefined }, properties)
    this.#add(id, labels, properties)
  }

  mention(
    id: string,
    labels: readonly string[],
    properties: Properties,
    line: number,
    manner: MentionManner,
  ): void {
    if (manner === 'stands')
      this.#stand(id, { line, source: this.#source, values: new Map(properties) }, properties)
    this.#add(id, labels, properties)
  }

  /** Refuses what a graph of all rows would refuse. @throws DataError `DuplicateNode` */
  #stand(id: string, own: Own, properties: Properties): void {
    const seen = this.#seen(id)
    const known = seen.own
    if (known === undefined) seen.own = own
    else if (known.values === undefined || own.values === undefined) throw duplicateNode(id, known, own)
    else if (known.source !== own.source) {
      const key = contradicted(known.values, properties)
      if (key !== undefined) throw duplicateNode(id, known, own, key)
      for (const [name, value] of properties) known.values.set(name, value)
    }
  }

  #seen(id: string): Seen {
    const seen = this.#nodes.get(id) ?? { labels: new Set<string>(), caption: undefined, own: undefined }
    this.#nodes.set(id, seen)
    return seen
  }

  #add(id: string, labels: readonly string[], properties: Properties): void {
    const seen = this.#seen(id)
    for (const label of labels) seen.labels.add(label)
    const text = ['caption', 'name', 'title'].flatMap(
      (key) => properties.find(([name]) => name === key)?.[1] ?? [],
    )[0]
    if (typeof text === 'string' && (seen.caption === undefined || seen.caption === id)) seen.caption = text
  }

  relationship(type: string, start: string, end: string): void {
    this.#lines.push({ start, end, type })
  }

  lost(kind: LossKind): void {
    const known = this.#lost.get(kind.one)
    if (known === undefined) this.#lost.set(kind.one, { kind, count: 1 })
    else known.count++
  }

  told(text: string): void {
    this.#told.push(`${text.charAt(0).toUpperCase()}${text.slice(1)}.`)
  }

  within(): void {}

  get losses(): readonly string[] {
    const lost = [...this.#lost.values()].map(
      ({ kind, count }) => `${lossText({ ...kind, count, line: undefined })}.`,
    )
    return [...lost, ...this.#told]
  }

  drawn(): Omit<Preview, 'problems' | 'losses'> {
    // Tables that say themselves what they are may name nodes that the samples do not have.
    for (const { start, end } of this.#lines) for (const id of [start, end]) this.#seen(id)
    const labels = counted(
      [...this.#nodes.values()].flatMap((seen) => (seen.labels.size === 0 ? [''] : [...seen.labels])),
    )
    return {
      nodes: this.#nodes.size,
      relationships: this.#lines.length,
      labels,
      types: counted(this.#lines.map(({ type }) => type)),
      picture: this.#picture(),
    }
  }

  /** Relationships of the first rows with their ends, then other nodes. */
  #picture(): Preview['picture'] {
    const ids = new Set<string>()
    const lines: PreviewLine[] = []
    for (const line of this.#lines) {
      const fresh = new Set([line.start, line.end].filter((id) => !ids.has(id)))
      if (ids.size + fresh.size > MOST_DRAWN) continue
      for (const id of fresh) ids.add(id)
      lines.push(line)
      if (lines.length === 2 * MOST_DRAWN) break
    }
    for (const id of this.#nodes.keys()) {
      if (ids.size >= MOST_DRAWN) break
      ids.add(id)
    }
    const nodes = [...ids].map((id) => {
      const seen = this.#nodes.get(id)
      return { id, label: [...(seen?.labels ?? [])][0] ?? '', caption: seen?.caption ?? id }
    })
    return { nodes, lines }
  }
}

function counted(names: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])
}
