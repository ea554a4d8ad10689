import type { Role } from '../../mapping/choose/choice.ts'
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
