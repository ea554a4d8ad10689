import { unreachable } from '../../../model/unreachable.ts'
import { labelOf } from '../../words/labels.ts'
import { phraseOf } from '../../words/phrases.ts'
import type { Action } from '../action.ts'
import { type ActionEntry, type ActionNames, nameOfKey, withOrWithout } from './entry.ts'

export const filter: ActionEntry<'filter'> = {
  changes: 'picture',
  after: (state, { by, value, on }) => ({
    ...state,
    filters: { ...state.filters, [by]: withOrWithout(state.filters[by], value, on) },
  }),
  told: (action, names) => `${action.on ? 'Left out' : 'Brought back'} ${filteredWords(action, names)}`,
}

/** What a filter leaves out. */
export function filteredWords(
  { by, value }: Pick<Action<'filter'>, 'by' | 'value'>,
  names: ActionNames,
): string {
  switch (by) {
    case 'label':
      return value === '' ? 'nodes without a label' : labelOf([value], names.description).plural
    case 'type':
      return `relationships: ${phraseOf(value, 'out', names.description)}`
    case 'credited':
      return value === ''
        ? 'what no one is credited with'
        : `what only ${nameOfKey(value, names)} is credited with`
    case 'modality':
    case 'status':
    case 'layer':
      return `relationships: ${value}`
    default:
      return unreachable(by)
  }
}
