import type { Format } from '../format.ts'

export const ftm: Format = {
  id: 'ftm',
  title: 'FollowTheMoney',
  extensions: ['json'],
  isFormatOf: () => false,
  reading: undefined,
  writers: [
    {
      id: 'ftm',
      extension: 'json',
      description: 'FollowTheMoney entities, one a line, for Aleph',
      load: async () => (await import('./write.ts')).write,
    },
  ],
}
