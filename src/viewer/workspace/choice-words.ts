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

/** What a choice would make, in two sentences. */
export function previewWords({ nodes, relationships, labels, types }: Preview): readonly [string, string] {
  return [
    `${countText(nodes, 'node')}${listed(labels)}`,
    `${countText(relationships, 'relationship')}${listed(types)}`,
  ]
}

function listed(counts: readonly (readonly [string, number])[]): string {
  if (counts.length === 0) return '.'
  const told = counts
    .slice(0, TOLD)
    .map(([name, count]) => `${count.toLocaleString('en')} ${name === '' ? 'without a label' : name}`)
  const more = counts.length > TOLD ? ` and ${(counts.length - TOLD).toLocaleString('en')} more kinds` : ''
  return `: ${told.join(', ')}${more}.`
}

/** What was looked at where that is not all of a table; undefined where it is. */
export function sampleWords(tables: readonly TableSample[]): string | undefined {
  const large = tables.filter(({ isWhole }) => !isWhole)
  if (large.length === 0) return undefined
  const named = tables.length === 1 ? '' : ` of ${large.map(titleOf).join(', ')}`
  return `Guessed and counted by the first ${large[0].rows.length.toLocaleString('en')} rows${named}; all are read when you open it.`
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
