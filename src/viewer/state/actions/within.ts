import { isolated } from '../../words/isolated.ts'
import { selected } from '../selected.ts'
import type { ActionEntry } from './entry.ts'
import { unmovedMarks } from './unmoved-marks.ts'
import { unselected } from './unselected.ts'

export const within: ActionEntry<'within'> = {
  changes: 'picture',
  after(state, { within, select = '' }) {
    const isSame =
      within.length === state.within.length && within.every((key, at) => key === state.within[at])
    if (isSame) return select === '' ? state : selected(state, [select])
    // Another part of the graph stands there: where the reader looked means nothing in it.
    const there = { ...unselected(unmovedMarks(state)), within, camera: undefined }
    return select === '' ? there : selected(there, [select])
  },
  told: ({ within, words }) =>
    within.length === 0 ? 'Went back to all communities' : `Opened ${isolated(words)}`,
}
