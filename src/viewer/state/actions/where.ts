import { kindName } from '../../words/kind-name.ts'
import { labelOf } from '../../words/labels.ts'
import { phraseOf } from '../../words/phrases.ts'
import { withFilter, isOf } from '../where.ts'
import { type ActionEntry, type ActionNames } from './entry.ts'
import type { Filtered } from '../where.ts'

export const where: ActionEntry<'where'> = {
  changes: 'picture',
  after: (state, { filter }) => ({
    ...state,
    where: withFilter(state.where, filter),
    dropLoose: state.dropLoose || filter.keep.kind === 'only',
  }),
  told: ({ filter }, names) => `Filtered ${filteredWords(filter, names)}`,
}

export const clearWhere: ActionEntry<'clear-where'> = {
  changes: 'picture',
  after: (state, { filtered }) => {
    const left = state.where.filter((one) => !isOf(one, filtered))
    return left.length === state.where.length ? state : { ...state, where: left }
  },
  told: ({ filtered }, names) => `Cleared the filter of ${filteredWords(filtered, names)}`,
}

/** `companies by founded`. */
function filteredWords({ of, name, key }: Filtered, { description }: ActionNames): string {
  const whom =
    of === 'nodes' ? labelOf([name], description).plural : `lines (${phraseOf(name, 'out', description)})`
  return `${whom} by ${kindName(key)}`
}
