import type { Command } from './command.ts'

export const remove: Command = {
  id: 'remove',
  places: ['element'],
  keys: ['Delete'],
  title: 'Take a node away',
  offers: ({ target, send }) =>
    target?.isNode !== true
      ? []
      : [{ words: `Take away ${target.name}`, run: () => send({ kind: 'remove', key: target.key }) }],
}
