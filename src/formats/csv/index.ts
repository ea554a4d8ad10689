import type { Format } from '../format.ts'

export const csv: Format = {
  id: 'csv',
  title: 'CSV',
  extensions: ['csv', 'tsv', 'tab', 'txt'],
  isFormatOf: () => false,
  reading: undefined,
  writers: [
    {
      id: 'csv',
      extension: 'csv',
      description: 'three CSV files: nodes, relationships, claims',
      load: async () => (await import('./write.ts')).write,
    },
    {
      id: 'csv-excel',
      extension: 'csv',
      program: 'excel',
      description: 'CSV for Excel: the same three files, with a byte order mark',
      load: async () => (await import('./write-for-excel.ts')).write,
    },
    {
      id: 'csv-gephi',
      extension: 'csv',
      program: 'gephi',
      description: 'CSV for Gephi: nodes, and edges with their claims',
      load: async () => (await import('./write-for-gephi.ts')).write,
    },
  ],
}
