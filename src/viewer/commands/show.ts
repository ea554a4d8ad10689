import type { Command } from './command.ts'

export const show: Command = {
  id: 'show',
  places: ['element'],
  keys: ['Enter'],
  title: 'Show what is known of a node or line',
  offers: ({ target }) =>
    target === undefined ? [] : [{ words: `Show what is known of ${target.name}`, run: target.select }],
}
