import type { Command } from './command.ts'

export const openView: Command = {
  id: 'open-view',
  places: [],
  keys: [],
  title: 'Open a view',
  offers: ({ description, send, state: { source } }) =>
    description.views
      .filter(({ id }) => source.kind !== 'view' || source.id !== id)
      .map(({ id, title }) => ({
        words: `Open the view ${title}`,
        run: () => send({ kind: 'open', source: { kind: 'view', id } }),
      })),
}
