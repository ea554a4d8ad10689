import type { Command } from './command.ts'

export const communities: Command = {
  id: 'communities',
  places: ['more', 'picture'],
  keys: ['c'],
  title: 'Show communities as one mark each, or each node',
  offers: ({ communities: { isOn, canShow, each }, send }) =>
    !canShow
      ? []
      : isOn
        ? [{ words: 'Show each node', run: () => send({ kind: 'many', draw: each }) }]
        : [{ words: 'Show as communities', run: () => send({ kind: 'many', draw: 'communities' }) }],
}
