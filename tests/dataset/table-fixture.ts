import type { TableRows } from '../../src/dataset/table-rows.ts'
import { sha256 } from '../../src/host/node.ts'

/** A table as a reader of files gives it. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  file = 'register.csv',
): TableRows {
  return { file, headings, rows: rows.map((cells, at) => ({ cells, line: at + 2, row: at + 2 })) }
}

export const tableFile = 'claims/register.ndjson'

/** The claims of a small table of lighthouses: `Light,Engineer`, `Sund,Eva Berg`, `Norsk,`. */
export const tableLines = [
  {
    document: {
      id: 'register',
      kind: 'table',
      title: 'Register of lights',
      caption: 'Register',
      publisher: 'unknown',
      date: 'unknown',
      link: 'unknown',
      retrieved: '2026-11-20',
      sha256: 'ab'.repeat(32),
      rows: 3,
    },
  },
  { entity: { id: 'eng:eva-berg', label: 'Engineer', name: 'Eva Berg', caption: 'Eva Berg' } },
  { passage: { id: 'R2C2', row: 2, column: 'Engineer', sha256: sha256('Eva Berg') } },
  {
    passage: { id: 'R3C1', row: 3, column: 'Light', sha256: sha256('Norsk'), noClaim: 'Nobody is named.' },
  },
  {
    claim: {
      id: 'T1',
      passage: 'R2C2',
      gloss: 'Eva Berg builds Sund Light.',
      subject: 'eng:eva-berg',
      relation: 'BUILDS',
      object: 'light:sund',
      modality: 'fact',
    },
  },
] as const
