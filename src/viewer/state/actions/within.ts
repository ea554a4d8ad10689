import { isolated } from '../../words/isolated.ts'
import { isSamePath } from '../communities.ts'
import { selected } from '../selected.ts'
import type { ActionEntry } from './entry.ts'
import { unmovedMarks } from './unmoved-marks.ts'
import { unselected } from './unselected.ts'

export const within: ActionEntry<'within'> = {
  changes: 'picture',
  after(state, { within, select = '' }) {
    if (isSamePath(within, state.within)) return select === '' ? state : selected(state, [select])
    // Another part of the graph stands there: where the reader looked means nothing in it.
    const there = { ...unselected(unmovedMarks(state)), within, camera: undefined }
    return select === '' ? there : selected(there, [select])
  },
  told: ({ within, words }) =>
    within.length === 0 ? 'Went back to all communities' : `Opened ${isolated(words)}`,
}
