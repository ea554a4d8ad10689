import type { ActionEntry } from './entry.ts'

const told = {
  none: 'Stopped drawing more than can be read',
  all: 'Drew all, more than can be read',
}

export const many: ActionEntry<'many'> = {
  changes: 'picture',
  after: (state, { draw }) =>
    state.many === draw
      ? state
      : {
          ...state,
          many: draw,
          selected: [],
          panel: state.panel.kind === 'element' ? { kind: 'overview' } : state.panel,
        },
  told: ({ draw }) => told[draw],
}
