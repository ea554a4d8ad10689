import type { ActionEntry } from './entry.ts'

export const theme: ActionEntry<'theme'> = {
  changes: 'window',
  after: (state, { theme }) => ({ ...state, theme }),
  told: ({ theme }) => `Chose ${theme} colours`,
}
