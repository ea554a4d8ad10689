import type { Command } from './command.ts'

export const unfold: Command = {
  id: 'unfold',
  places: ['element'],
  keys: ['u'],
  title: 'Draw what is folded into a node by itself, or fold it again',
  offers: ({ target, send }) => {
    if (target === undefined) return []
    const { key, name, folds } = target
    return folds.map(({ hierarchy, isFolded }) => ({
      words: isFolded ? `Unfold ${name}` : `Fold ${name} again`,
      run: () => send({ kind: 'fold', hierarchy, on: !isFolded, of: key }),
    }))
  },
}
