import type { GuessedType } from '../../formats/tables/guess.ts'
import { type Notation, plainNotation, type ValueType, valueTypes } from '../../formats/tables/value-types.ts'
import type { Role, ValuesChoice } from '../../mapping/choose/choice.ts'
import type { Preview } from '../../mapping/choose/preview.ts'
import type { TableSample } from '../../mapping/choose/sample.ts'
import { countText } from '../../model/count-text.ts'

/** What a column is, as the dialog says it. */
export const roleWords: Readonly<Record<Role, string>> = {
  property: 'a property',
  id: 'the id',
  name: 'the name',
  label: 'the label',
  node: 'other nodes',
  start: 'the start',
  end: 'the end',
  type: 'the type',
  'left out': 'left out',
}

type Spelling = 'decimal comma' | 'day first' | 'month first'

/** What the values of a column are, as the dialog says it. */
export const valueWords: Readonly<Record<ValueType | Spelling | 'mixed', string>> = {
  text: 'text',
  integer: 'integer',
  float: 'float',
  'decimal comma': 'float, as 1,5',
  boolean: 'boolean',
  date: 'date',
  'day first': 'date, as 31.12.2024',
  'month first': 'date, as 12/31/2024',
  localdatetime: 'date and time',
  datetime: 'date, time and zone',
  mixed: 'as each cell says',
}

/** A type that can be chosen, by its name in `valueWords`. */
export type ValuesName = Exclude<keyof typeof valueWords, 'mixed'>

/** The names of types that are written in another way than Cypher writes them. */
const spelled: Readonly<Record<Spelling, ValuesChoice>> = {
  'decimal comma': { ...plainNotation, type: 'float', decimal: ',' },
  'day first': { ...plainNotation, type: 'date', order: 'dmy' },
  'month first': { ...plainNotation, type: 'date', order: 'mdy' },
}
const spellings = ['decimal comma', 'day first', 'month first'] as const

/** The name of a type and of how it is written, in `valueWords`. */
export function valuesName<Type extends ValueType | 'mixed'>(
  values: Notation & { readonly type: Type },
): Type | Spelling {
  const { type, decimal, order } = values
  return (
    spellings.find((name) => {
      const one = spelled[name]
      return one.type === type && one.decimal === decimal && one.order === order
    }) ?? type
  )
}

/** What a name in `valueWords` stands for; undefined for one that cannot be chosen. */
export function valuesNamed(name: string): ValuesChoice | undefined {
  const spelling = spellings.find((one) => one === name)
  if (spelling !== undefined) return spelled[spelling]
  const type = valueTypes.find((one) => one === name)
  return type === undefined ? undefined : { ...plainNotation, type }
}

/** The types that can be chosen, in this order. */
export const valuesNames: readonly ValuesName[] = valueTypes.flatMap((type) => [
  type,
  ...spellings.filter((name) => spelled[name].type === type),
])

/** By what a type was guessed: `by 1,5 on line 2`; undefined where all cells are empty. */
export function guessedBy({ by }: GuessedType, unit: 'line' | 'row'): string | undefined {
  if (by === undefined) return undefined
  const text = by.text.length > QUOTED ? `${by.text.slice(0, QUOTED - 1)}…` : by.text
  return `by ${text} on ${unit} ${by.line}`
}

/** Longer values are cut. */
const QUOTED = 24

/** So many labels or types are told one by one. */
const TOLD = 6

/** How many there are, and how many of which kind: the parts of a sentence, its commas and full stop among them. */
export interface CountWords {
  readonly all: string
  readonly kinds: readonly { readonly name: string; readonly words: string }[]
}

/** What a choice would make: nodes by label, and relationships by type. */
export function previewWords({ nodes, relationships, labels, types }: Preview): readonly CountWords[] {
  return [
    { all: `${countText(nodes, 'node')}${labels.length === 0 ? '.' : ':'}`, kinds: kindsOf(labels) },
    {
      all: `${countText(relationships, 'relationship')}${types.length === 0 ? '.' : ':'}`,
      kinds: kindsOf(types),
    },
  ]
}

function kindsOf(counts: readonly (readonly [string, number])[]): CountWords['kinds'] {
  const told = counts.slice(0, TOLD)
  const more = counts.length - told.length
  return told.map(([name, count], at) => {
    const isLast = at === told.length - 1
    const rest = more > 0 ? ` and ${countText(more, 'other kind')}.` : '.'
    const words = `${count.toLocaleString('en')} ${name === '' ? 'without a label' : name}`
    return { name, words: `${words}${isLast ? rest : ','}` }
  })
}

/** What was looked at where that is not all of a table; undefined where it is. */
export function sampleWords(tables: readonly TableSample[]): string | undefined {
  const large = tables.filter(({ isWhole }) => !isWhole)
  if (large.length === 0) return undefined
  const named = tables.length === 1 ? '' : ` of ${large.map(titleOf).join(', ')}`
  const { length } = large[0].rows
  const rows = length === 1 ? 'row' : `${length.toLocaleString('en')} rows`
  return `Guessed and counted by the first ${rows}${named}; all are read when you open it.`
}

/** A table as the dialog names it. */
export function titleOf({ file, sheet }: Pick<TableSample, 'file' | 'sheet'>): string {
  return sheet === '' ? file : `${file}, sheet ${sheet}`
}

/** The name of the file that a choice is saved as. */
export function mappingName(tables: readonly Pick<TableSample, 'file'>[]): string {
  const files = [...new Set(tables.map(({ file }) => file.replace(/\.[^.]*$/, '')))]
  return `${files.length === 1 ? files[0] : 'tables'}.mapping.yaml`
}
