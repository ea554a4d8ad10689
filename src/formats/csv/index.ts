import { extensionOf } from '../beginning.ts'
import type { Format } from '../format.ts'

const extensions = ['csv', 'tsv', 'tab', 'txt']

export const csv: Format = {
  id: 'csv',
  title: 'CSV',
  extensions,
  isFormatOf: ({ name, text }) => isTable(extensionOf(name), text),
  reading: {
    kind: 'elements',
    place: 'line',
    tables: true,
    load: async () => (await import('./read.ts')).read,
  },
  writers: [
    {
      id: 'csv',
      extension: 'csv',
      description: 'three CSV files: nodes, relationships, claims',
      withoutClaims: 'two CSV files: nodes, relationships',
      load: async () => (await import('./write.ts')).write,
    },
    {
      id: 'csv-excel',
      extension: 'csv',
      program: 'excel',
      description: 'CSV for Excel: the same three files, with a byte order mark',
      withoutClaims: 'CSV for Excel: the same two files, with a byte order mark',
      load: async () => (await import('./write-for-excel.ts')).write,
    },
    {
      id: 'csv-gephi',
      extension: 'csv',
      program: 'gephi',
      description: 'CSV for Gephi: nodes, and edges with their claims',
      withoutClaims: 'CSV for Gephi: nodes and edges',
      load: async () => (await import('./write-for-gephi.ts')).write,
    },
  ],
}

/** Names ending in `txt` say no more than that the file is text: no statement of a script is without brackets. */
function isTable(extension: string, text: string): boolean {
  if (extension !== 'txt' && extensions.includes(extension)) return true
  return (
    FIRST_LINE.test(text) ||
    (extension === 'txt' && /^[^(){}<>\r\n]*[,;\t|][^(){}<>\r\n]*(?:[\r\n]|$)/.test(text))
  )
}

/** Headings by which a table is one of a graph, whatever the name of its file. */
const FIRST_LINE =
  /^(?:sep=.\r?\n)?"?(?:key|id|source|from|src|start|~id|[^,;\t|"\n]*:(?:ID|START_ID)(?:\([^)\n]*\))?)"?[,;\t|]/i
