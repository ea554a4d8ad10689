import type { Command } from './command.ts'

export const show: Command = {
  id: 'show',
  places: ['element'],
  keys: ['Enter'],
  title: 'Show what is known of a node or line, or open a community',
  offers({ target }) {
    if (target === undefined) return []
    const { name, open, select } = target
    const told = { words: `Show what is known of ${name}`, run: select }
    return open === undefined ? [told] : [{ words: `Open ${name}`, run: open }, told]
  },
}
