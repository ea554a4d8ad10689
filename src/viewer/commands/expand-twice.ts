import { expansionKey } from '../state/expansion.ts'
import { sampledOf } from '../state/sampled.ts'
import type { Command } from './command.ts'

export const expandTwice: Command = {
  id: 'expand-twice',
  places: ['element'],
  keys: ['2'],
  title: 'Draw all within two steps of a node',
  offers: ({ target, state, send }) => {
    if (target?.isNode !== true || sampledOf(target.key) !== undefined) return []
    const key = expansionKey({ key: target.key, by: undefined, ends: undefined, twoSteps: true })
    return state.expanded.includes(key)
      ? []
      : [{ words: `Draw all within two steps of ${target.name}`, run: () => send({ kind: 'expand', key }) }]
  },
}
