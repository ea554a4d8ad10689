import { kindName } from '../../words/kind-name.ts'
import type { ActionEntry } from './entry.ts'

export const fold: ActionEntry<'fold'> = {
  changes: 'picture',
  after: (state, { hierarchy, on }) => {
    const wanted = `${on ? '+' : '-'}${hierarchy}`
    if (state.folding.includes(wanted)) return state
    const others = state.folding.filter((one) => one.slice(1) !== hierarchy)
    return { ...state, folding: [...others, wanted] }
  },
  told: ({ hierarchy, on }) => `${on ? 'Folded' : 'Unfolded'} the hierarchy ${kindName(hierarchy)}`,
}
