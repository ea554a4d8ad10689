import type { Command } from './command.ts'

export const crossTable: Command = {
  id: 'cross-table',
  places: ['stage', 'picture'],
  keys: [],
  title: 'Cross table: count what joins two kinds of things',
  offers: ({ state, send, firstCross }) => {
    const isOn = state.cross !== undefined
    if (firstCross === undefined && !isOn) return []
    const cross = isOn ? undefined : firstCross
    return [{ words: 'Cross table', pressed: isOn, run: () => send({ kind: 'cross', cross }) }]
  },
}
