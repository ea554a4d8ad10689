import type { View } from '../../model/view.ts'
import type { Action } from './action.ts'

/** Opens a view, as its file keeps it. */
export function openView({ id, state }: Pick<View, 'id' | 'state'>): Action<'open'> {
  return { kind: 'open', source: { kind: 'view', id }, kept: state }
}
