import { toAllCommunities } from '../state/communities.ts'
import type { Command } from './command.ts'

export const allCommunities: Command = {
  id: 'all-communities',
  places: ['more', 'picture'],
  keys: ['Backspace'],
  title: 'Go back to all communities',
  offers: ({ communities: { isOpened }, send }) =>
    isOpened ? [{ words: 'Back to all communities', run: () => send(toAllCommunities) }] : [],
}
