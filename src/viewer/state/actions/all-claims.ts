import type { ActionEntry } from './entry.ts'

export const allClaims: ActionEntry<'all-claims'> = {
  changes: 'picture',
  after: (state, { on }) => ({ ...state, allClaims: on }),
  told: ({ on }) =>
    on ? 'Drew the claims that join two things' : 'Took away the claims that join two things',
}
