import type { Command } from './command.ts'

export const pin: Command = {
  id: 'pin',
  places: ['element'],
  keys: ['p'],
  title: 'Pin nodes where they stand, or unpin them',
  offers: ({ chosen, state, send }) => {
    if (chosen === undefined || chosen.places.length === 0) return []
    const { places, name } = chosen
    const loose = places.filter(({ key }) => !state.moved.some((one) => one.key === key))
    return loose.length === 0
      ? [{ words: `Unpin ${name}`, run: () => send({ kind: 'unpin', keys: places.map(({ key }) => key) }) }]
      : [{ words: `Pin ${name}`, run: () => send({ kind: 'pin', moved: loose }) }]
  },
}
