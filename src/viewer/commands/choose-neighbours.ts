import type { Command } from './command.ts'

export const chooseNeighbours: Command = {
  id: 'choose-neighbours',
  places: ['element'],
  keys: ['Shift+E'],
  title: 'Choose among the neighbours of a node',
  offers: ({ target, send }) =>
    target?.isNode !== true || !target.canExpand
      ? []
      : [
          {
            words: `Choose neighbours of ${target.name}`,
            run: () => send({ kind: 'panel', panel: { kind: 'neighbours', key: target.key } }),
          },
        ],
}
