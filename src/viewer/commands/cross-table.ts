import type { Command } from './command.ts'

export const crossTable: Command = {
  id: 'cross-table',
  places: ['stage', 'picture'],
  keys: [],
  title: 'Cross table: count what joins two kinds of things',
  offers: ({ state, send, canCross, firstCross }) => {
    const isOn = state.cross !== undefined
    if (!canCross && !isOn) return []
    const run = (): void => send({ kind: 'cross', cross: isOn ? undefined : firstCross() })
    return [{ words: 'Cross table', pressed: isOn, run }]
  },
}
