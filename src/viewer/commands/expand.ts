import type { Command } from './command.ts'

export const expand: Command = {
  id: 'expand',
  places: ['element'],
  keys: ['e'],
  title: 'Draw the neighbours of a node',
  offers: ({ target }) =>
    target?.canExpand === true
      ? [{ words: `Draw the neighbours of ${target.name}`, run: target.expand }]
      : [],
}
