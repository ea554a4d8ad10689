import { ALL } from '../../../model/appearance.ts'
import { labelOf } from '../../words/labels.ts'
import { type ActionEntry, withLook } from './entry.ts'

export const lookOfNodes: ActionEntry<'look-of-nodes'> = {
  changes: 'picture',
  after: (state, { label, look }) => ({
    ...state,
    appearance: { ...state.appearance, nodes: withLook(state.appearance.nodes, label, look) },
  }),
  told: ({ label }, { description }) =>
    `Changed how ${label === ALL ? 'all nodes' : labelOf([label], description).plural} look`,
}
