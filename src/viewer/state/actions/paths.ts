import { pathsOfKey } from '../paths.ts'
import { type ActionEntry, namesOfKeys, withOrWithout } from './entry.ts'

export const paths: ActionEntry<'paths'> = {
  changes: 'picture',
  after: (state, { of, on }) => {
    if (state.paths.includes(of) === on) return state
    if (!on) return { ...state, paths: withOrWithout(state.paths, of, false) }
    // Another search between the same nodes takes the place of the one before.
    const between = JSON.stringify(pathsOfKey(of)?.between)
    const others = state.paths.filter((one) => JSON.stringify(pathsOfKey(one)?.between) !== between)
    return { ...state, paths: [...others, of] }
  },
  told: ({ of, on }, names) =>
    `${on ? 'Drew' : 'Took away'} what joins ${namesOfKeys(pathsOfKey(of)?.between ?? [], names)}`,
}
