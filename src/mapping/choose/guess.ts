import { USUAL_TYPE } from '../../formats/sink.ts'
import type { Choice, ColumnChoice, NodesChoice, RelationshipsChoice, Role, TableChoice } from './choice.ts'
import { unnameable } from './choice.ts'
import { type ColumnFacts, sharedBy } from './columns.ts'
import { entityTypes } from './entity-types.ts'
import { lookAt, type Seen } from './look-at.ts'
import { endWords, type FoundPair, pairIn, stem } from './pairs.ts'
import { type Reference, referencesOf } from './references.ts'
import type { TableSample } from './sample.ts'
import { labelOf, singular, typeText, wordsOfTable } from './words.ts'

const LABEL_WORDS: ReadonlySet<string> = new Set(['label', 'labels', 'kind', 'type', 'class', 'category'])
const TYPE_WORDS: ReadonlySet<string> = new Set([
  'type',
  'relation',
  'relationship',
  'kind',
  'rel',
  'predicate',
  'verb',
])

/**
 * What tables are, guessed by their headings, by which values are unique, and by which are ids of another column or table. Tables
 * that say it themselves are looked at, as those whose ids others name, and their choice has no effect.
 * Cost: linear in the samples, for each pair of a column and a table
 */
export function guessChoice(tables: readonly TableSample[]): Choice {
  const seen = tables.map(lookAt)
  return { tables: seen.map((one) => guessTable(one, seen)), isApart: areMixed(seen) }
}

function guessTable(seen: Seen, all: readonly Seen[]): TableChoice {
  const pair = pairIn(seen.columns)
  const references = referencesOf(seen, all)
  const ends = pair ?? pairOfReferences(references) ?? pairOfIds(seen) ?? pairOfOneReference(seen, references)
  return {
    rows: isOfRelationships(seen, pair, references, ends) ? 'relationships' : 'nodes',
    nodes: guessNodes(seen, references),
    relationships: guessRelationships(seen, ends ?? firstTwo(seen), references),
  }
}

/** A row that has an id and a name of its own is a thing, whatever else it names. */
function isOfRelationships(
  { columns, id, name, table }: Seen,
  pair: FoundPair | undefined,
  references: readonly Reference[],
  ends: FoundPair | undefined,
): boolean {
  const isEnd = (place: number | undefined): boolean =>
    place === undefined || ends?.start === place || ends?.end === place
  if (pair !== undefined) return isEnd(name) || id === undefined
  if (references.length > 1) return isEnd(name)
  if (ends !== undefined) return isEnd(name) && isEnd(id)
  const usable = table.headings.filter((_, place) => unnameable(table.headings, place) === undefined)
  return (
    usable.length === 2 &&
    id === undefined &&
    columns.every(({ isNumeric, isDated }) => !isNumeric && !isDated)
  )
}

function pairOfReferences(references: readonly Reference[]): FoundPair | undefined {
  const [start, end] = references
  return end === undefined ? undefined : { start: start.place, end: end.place, type: undefined }
}

/** Two columns that are called ids, and neither is that of the row. */
function pairOfIds({ columns, id }: Seen): FoundPair | undefined {
  const [start, end, more] = columns.flatMap(({ words }, place) =>
    place !== id && words.length > 1 && words.at(-1) === 'id' ? [place] : [],
  )
  return end === undefined || more !== undefined ? undefined : { start, end, type: undefined }
}

/** A row that nothing names tells something of the row of another table that it names. */
function pairOfOneReference(
  { table, columns, id, name }: Seen,
  [start, ...more]: readonly Reference[],
): FoundPair | undefined {
  if (start === undefined || more.length > 0 || id !== undefined || name !== undefined) return undefined
  const end = columns.findIndex(
    ({ isNumeric, isDated, isLong, filled }, place) =>
      place !== start.place &&
      filled > 0 &&
      !isNumeric &&
      !isDated &&
      !isLong &&
      unnameable(table.headings, place) === undefined,
  )
  return end < 0 ? undefined : { start: start.place, end, type: undefined }
}

/** The first two columns of text, or of anything: something has to be changed. */
function firstTwo({ table, columns }: Seen): FoundPair | undefined {
  const usable = columns.flatMap((_, place) =>
    unnameable(table.headings, place) === undefined ? [place] : [],
  )
  const texts = usable.filter(
    (place) => !columns[place].isNumeric && !columns[place].isDated && !columns[place].isLong,
  )
  const [start, end] = texts.length > 1 ? texts : usable
  return end === undefined ? undefined : { start, end, type: undefined }
}

function guessNodes(
  { table, columns, label, id, name }: Seen,
  references: readonly Reference[],
): NodesChoice {
  const referring = new Set(references.map(({ place }) => place))
  const roleOf = (facts: ColumnFacts, place: number): Role => {
    if (place === id) return 'id'
    if (place === name) return 'name'
    const [word] = facts.words
    if (facts.words.length === 1 && LABEL_WORDS.has(word) && isKind(facts)) return 'label'
    return referring.has(place) || namesEntities(facts) ? 'node' : 'property'
  }
  const linked = columnsWith(table, columns, references, roleOf)
  const labels = linked.findIndex(({ role }) => role === 'label')
  return {
    label,
    columns: linked.map((column, at) =>
      column.role === 'label' && at !== labels ? { ...column, role: 'property' } : column,
    ),
  }
}

function guessRelationships(
  { table, columns }: Seen,
  ends: FoundPair | undefined,
  references: readonly Reference[],
): RelationshipsChoice {
  const labelAt = (place: number | undefined): string => {
    if (place === undefined) return ''
    const known = references.find((one) => one.place === place)
    return known === undefined ? labelOf(endWords(columns[place].words)) : labelOfRows(known.to)
  }
  const type = columns.findIndex(
    (facts, place) =>
      place !== ends?.start &&
      place !== ends?.end &&
      TYPE_WORDS.has(facts.words.at(-1) ?? '') &&
      facts.filled === table.rows.length &&
      isKind(facts),
  )
  const said = typeText(wordsOfTable(table))
  return {
    startLabel: labelAt(ends?.start),
    endLabel: labelAt(ends?.end),
    type: ends?.type ?? (said === '' ? USUAL_TYPE : said),
    columns: columnsWith(table, columns, references, (_, place) =>
      place === ends?.start ? 'start' : place === ends?.end ? 'end' : place === type ? 'type' : 'property',
    ),
  }
}

function columnsWith(
  table: TableSample,
  columns: readonly ColumnFacts[],
  references: readonly Reference[],
  roleOf: (facts: ColumnFacts, place: number) => Role,
): readonly ColumnChoice[] {
  const referred = new Map(references.map(({ place, to }) => [place, to]))
  return columns.map((facts, place) => {
    const words = stem(facts.words)
    const known = referred.get(place)
    return {
      role: unnameable(table.headings, place) === undefined ? roleOf(facts, place) : 'left out',
      label: known === undefined ? labelOf(words) : labelOfRows(known),
      type:
        entityTypes.get(lastOf(facts.words)) ?? (words.length === 0 ? USUAL_TYPE : `HAS_${typeText(words)}`),
    }
  })
}

/** The label that a table's rows have; '' where the table says its labels itself. */
function labelOfRows({ table, label }: Seen): string {
  return table.isKnown ? '' : label
}

/** Few words that come again and again. */
function isKind({ values, filled, isNumeric, isDated, isLong }: ColumnFacts): boolean {
  return !isNumeric && !isDated && !isLong && values.size <= 12 && (values.size * 2 <= filled || filled < 4)
}

/** What a heading names, in the singular. */
function lastOf(words: readonly string[]): string {
  return singular(stem(words).at(-1) ?? '')
}

function namesEntities({ words, values, filled, isNumeric, isDated, isLong }: ColumnFacts): boolean {
  if (isNumeric || isDated || isLong || values.size === 0) return false
  return entityTypes.has(lastOf(words)) && (values.size < filled || filled < 4)
}

/** Whether rows of different tables that are chosen have the same ids, as tables that number their rows do. */
function areMixed(seen: readonly Seen[]): boolean {
  const ids = seen.flatMap(({ table, columns, id, label }) =>
    table.isKnown || id === undefined ? [] : [{ label, facts: columns[id] }],
  )
  return ids.some(({ label, facts }, at) =>
    ids
      .slice(at + 1)
      .some(
        (other) =>
          other.label !== label &&
          other.facts.isNumeric &&
          facts.isNumeric &&
          sharedBy(facts.values, other.facts.values) > 0,
      ),
  )
}
