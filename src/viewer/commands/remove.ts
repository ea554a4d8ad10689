import type { Command } from './command.ts'

export const remove: Command = {
  id: 'remove',
  places: ['element'],
  keys: ['Delete'],
  title: 'Take nodes away',
  offers: ({ target, chosen, send }) => {
    if (chosen !== undefined && chosen.nodes.length > 1)
      return [{ words: `Take away ${chosen.name}`, run: () => send({ kind: 'hide', keys: chosen.nodes }) }]
    return target?.isNode === true
      ? [{ words: `Take away ${target.name}`, run: () => send({ kind: 'remove', key: target.key }) }]
      : []
  },
}
