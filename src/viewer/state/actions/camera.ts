import type { Camera } from '../state.ts'
import type { ActionEntry } from './entry.ts'

export const camera: ActionEntry<'camera'> = {
  changes: 'window',
  after: (state, { camera }) => (isSame(state.camera, camera) ? state : { ...state, camera }),
  told: () => 'Moved the view',
}

function isSame(one: Camera | undefined, other: Camera | undefined): boolean {
  return one?.x === other?.x && one?.y === other?.y && one?.ratio === other?.ratio
}
