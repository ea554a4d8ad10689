import { openView as opening } from '../state/open-view.ts'
import type { Command } from './command.ts'

export const openView: Command = {
  id: 'open-view',
  places: [],
  keys: [],
  title: 'Open a view',
  offers: ({ description, send, state: { source } }) =>
    description.views
      .filter(({ id }) => source.kind !== 'view' || source.id !== id)
      .map((view) => ({ words: `Open the view ${view.title}`, run: () => send(opening(view)) })),
}
