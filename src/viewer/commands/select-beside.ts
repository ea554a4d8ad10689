import type { Command } from './command.ts'

export const selectBeside: Command = {
  id: 'select-beside',
  places: ['element'],
  keys: ['Shift+Enter'],
  title: 'Add a node or line to the selection, or leave it out',
  offers: ({ state: { selected }, target, send }) => {
    if (target === undefined) return []
    const { key, name } = target
    const without = selected.filter((one) => one !== key)
    const isIn = without.length < selected.length
    return [
      {
        words: isIn ? `Leave ${name} out of the selection` : `Add ${name} to the selection`,
        run: () => send({ kind: 'select-several', keys: isIn ? without : [...selected, key] }),
      },
    ]
  },
}
