import { USUAL_TYPE } from '../../formats/sink.ts'
import type { Choice, ColumnChoice, NodesChoice, RelationshipsChoice, Role, TableChoice } from './choice.ts'
import { unnameable } from './choice.ts'
import { type ColumnFacts, sharedBy } from './columns.ts'
import { entityTypes } from './entity-types.ts'
import { lookAt, namesRow, type Seen } from './look-at.ts'
import { endWords, type FoundPair, pairIn, stem } from './pairs.ts'
import { asReadPlainly, isReadPlainly } from './plain-choice.ts'
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
 * that say it themselves are what they say: where nothing is changed, they are read as without a choice.
 * Cost: linear in the samples, for each pair of a column and a table
 */
export function guessChoice(tables: readonly TableSample[]): Choice {
  const seen = tables.map(lookAt)
  return {
    tables: seen.map((one) => asReadPlainly(one.table, tables, guessTable(one, seen))),
    isApart: areMixed(seen.filter(({ table }) => !isReadPlainly(table, tables))),
  }
}

function guessTable(seen: Seen, all: readonly Seen[]): TableChoice {
  const pair = pairIn(seen.columns)
  const references = referencesOf(seen, all)
  const ends =
    pair ??
    pairOfReferences(references) ??
    pairOfIds(seen) ??
    pairOfOneReference(seen, references) ??
    pairOfTexts(seen)
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

/** The only two columns of text beside numbers and dates, where both name the same things or each comes again. */
function pairOfTexts({ table, columns, id, name }: Seen): FoundPair | undefined {
  const usable = columns.flatMap((facts, place) =>
    unnameable(table.headings, place) === undefined ? [{ ...facts, place }] : [],
  )
  const texts = usable.filter(({ isNumeric, isDated }) => !isNumeric && !isDated)
  const [start, end, more] = texts
  if (end === undefined || more !== undefined || texts.length === usable.length) return undefined
  const isNamed = [start, end].some(({ words, isLong, filled }) => isLong || filled === 0 || namesRow(words))
  const isOther = [id, name].some(
    (place) => place !== undefined && place !== start.place && place !== end.place,
  )
  if (isNamed || isOther) return undefined
  const repeats = ({ filled, values }: ColumnFacts): boolean => filled - values.size > 1
  return areAlike(start, end) || (repeats(start) && repeats(end))
    ? { start: start.place, end: end.place, type: undefined }
    : undefined
}

/** Whether two columns name the same things: one that is in both may be called so by chance. */
function areAlike({ values }: ColumnFacts, other: ColumnFacts): boolean {
  return sharedBy(values, other.values) >= 0.2
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
  seen: Seen,
  ends: FoundPair | undefined,
  references: readonly Reference[],
): RelationshipsChoice {
  const { table, columns } = seen
  const said = typeText(wordsOfTable(table))
  const type = columns.findIndex(
    (facts, place) =>
      place !== ends?.start &&
      place !== ends?.end &&
      TYPE_WORDS.has(facts.words.at(-1) ?? '') &&
      facts.filled === table.rows.length &&
      isKind(facts),
  )
  return {
    ...labelsOfEnds(seen, ends, references),
    type: ends?.type ?? (said === '' ? USUAL_TYPE : said),
    columns: columnsWith(table, columns, references, (_, place) =>
      place === ends?.start ? 'start' : place === ends?.end ? 'end' : place === type ? 'type' : 'property',
    ),
  }
}

/** What stands at both ends: of columns that name the same things it is one label, and never is one end alone without. */
function labelsOfEnds(
  seen: Seen,
  ends: FoundPair | undefined,
  references: readonly Reference[],
): Pick<RelationshipsChoice, 'startLabel' | 'endLabel'> {
  if (ends === undefined) return { startLabel: '', endLabel: '' }
  const { columns } = seen
  // Rows that are relationships are not what stands at their ends.
  const others = references.filter(({ to }) => to !== seen)
  const labelAt = (place: number): string => {
    const known = others.find((one) => one.place === place)
    return known === undefined ? labelOf(endWords(columns[place].words)) : labelOfRows(known.to)
  }
  const [start, end] = [labelAt(ends.start), labelAt(ends.end)]
  const isOther = others.some(({ place }) => place === ends.start || place === ends.end)
  const areSame = areAlike(columns[ends.start], columns[ends.end])
  if (!isOther && areSame && start !== end && start !== '' && end !== '')
    return { startLabel: SAME, endLabel: SAME }
  return isOther ? { startLabel: start, endLabel: end } : { startLabel: start || end, endLabel: end || start }
}

/** Of things that are at either end, where headings call them by what they are to each other. */
const SAME = 'Entity'

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
