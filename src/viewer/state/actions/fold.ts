import { kindName } from '../../words/kind-name.ts'
import { foldingOf, foldingText } from '../folding.ts'
import { type ActionEntry, nameOfKey } from './entry.ts'

export const fold: ActionEntry<'fold'> = {
  changes: 'picture',
  after: (state, { hierarchy, on, of = '' }) => {
    const wanted = foldingText({ on, hierarchy, of })
    if (of !== '') {
      const apart = foldingText({ on: false, hierarchy, of })
      if (state.folding.includes(apart) !== on) return state
      // Folded again it is as in every other node.
      const others = state.folding.filter((one) => one !== apart)
      return { ...state, folding: on ? others : [...others, wanted] }
    }
    const others = state.folding.filter((one) => foldingOf(one).hierarchy !== hierarchy)
    if (state.folding.length === others.length + 1 && state.folding.includes(wanted)) return state
    return { ...state, folding: [...others, wanted] }
  },
  told: ({ hierarchy, on, of = '' }, names) =>
    of === ''
      ? `${on ? 'Folded' : 'Unfolded'} the hierarchy ${kindName(hierarchy)}`
      : `${on ? 'Folded what is part of' : 'Unfolded'} ${nameOfKey(of, names)}${on ? ' into it' : ''}`,
}
