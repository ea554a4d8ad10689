import type { Command } from './command.ts'

export const share: Command = {
  id: 'share',
  places: ['header'],
  keys: [],
  title: 'Share: copy the link to what is shown',
  offers: ({ page }) => [{ words: 'Share', run: page.share }],
}
