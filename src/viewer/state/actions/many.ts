import type { ActionEntry } from './entry.ts'
import { unmovedMarks } from './unmoved-marks.ts'
import { unselected } from './unselected.ts'

const told = {
  none: 'Stopped drawing more than can be read',
  all: 'Drew all, more than can be read',
  communities: 'Showed communities as one mark each',
}

export const many: ActionEntry<'many'> = {
  changes: 'picture',
  after: (state, { draw }) =>
    state.many === draw
      ? state
      : { ...unselected(unmovedMarks(state)), many: draw, within: [], camera: undefined },
  told: ({ draw }) => told[draw],
}
