import type { ActionEntry } from './entry.ts'

export const connect: ActionEntry<'connect'> = {
  changes: 'picture',
  after: (state, { on }) => ({ ...state, connected: on }),
  told: ({ on }) => (on ? 'Connected what is drawn' : 'Took away the connections'),
}
