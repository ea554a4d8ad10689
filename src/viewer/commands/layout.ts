import type { Command } from './command.ts'

export const layout: Command = {
  id: 'layout',
  places: [],
  keys: [],
  title: 'Lay the picture out in another way',
  offers: ({ layouts, send }) =>
    layouts
      .filter(({ isOn, unsuited }) => !isOn && unsuited === undefined)
      .map(({ layout, words }) => ({
        words: `Layout: ${words}`,
        run: () => send({ kind: 'layout', layout, words }),
      })),
}
