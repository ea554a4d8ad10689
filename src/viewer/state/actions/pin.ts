import { type ActionEntry, namesOfKeys } from './entry.ts'

export const pin: ActionEntry<'pin'> = {
  changes: 'picture',
  after: (state, { moved }) => {
    const pinned = new Set(moved.map(({ key }) => key))
    return { ...state, moved: [...state.moved.filter(({ key }) => !pinned.has(key)), ...moved] }
  },
  told: ({ moved }, names) =>
    `Pinned ${namesOfKeys(
      moved.map(({ key }) => key),
      names,
    )}`,
}
