import type { ActionEntry } from './entry.ts'

export const sheet: ActionEntry<'sheet'> = {
  changes: 'window',
  after: (state, { on }) => (state.sheet === on ? state : { ...state, sheet: on }),
  told: ({ on }) => (on ? 'Opened the numbers and the legend' : 'Closed the numbers and the legend'),
}
