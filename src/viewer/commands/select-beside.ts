import type { Command } from './command.ts'

export const selectBeside: Command = {
  id: 'select-beside',
  places: ['element'],
  keys: ['Shift+Enter'],
  title: 'Add a node or line to the selection, or leave it out',
  offers: ({ state: { selected }, target }) => {
    if (target === undefined) return []
    const { key, name, selectBeside } = target
    const words = selected.includes(key)
      ? `Leave ${name} out of the selection`
      : `Add ${name} to the selection`
    return [{ words, run: selectBeside }]
  },
}
