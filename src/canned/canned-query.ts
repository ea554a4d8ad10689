import { parse } from 'yaml'
import { z } from 'zod'
import { parseStatements } from '../cypher/index.ts'
import { DataError } from '../errors.ts'

const parameterSchema = z.strictObject({
  type: z.enum(['string', 'integer', 'float', 'boolean']),
  default: z.union([z.string(), z.number(), z.boolean()]),
  description: z.string().min(1),
  /** A query with the columns `value` and `text`. */
  suggest: z.string().optional(),
})

const headerSchema = z.strictObject({
  title: z.string().min(1),
  question: z.string().min(1),
  kind: z.enum(['presence', 'profile', 'policy', 'evidence', 'paths', 'gaps']),
  parameters: z.record(z.string(), parameterSchema).default({}),
})

export type CannedParameter = z.infer<typeof parameterSchema>

/** A question with its answer in Cypher: one file of `queries/`. */
export interface CannedQuery extends z.infer<typeof headerSchema> {
  readonly id: string
  /** The statement whose records answer the question. */
  readonly records: string
  /** The statement that returns the nodes and relationships behind them; without it the records' own are drawn. */
  readonly picture: string | undefined
}

/**
 * Reads one file of `queries/`: a comment with a YAML header, `// records`, a statement, `;`, and possibly `// picture`
 * and its statement.
 *
 * @throws DataError `InvalidCannedQuery` with the place; CypherError where a statement does not parse
 */
export function readCannedQuery(id: string, text: string): CannedQuery {
  const match = /^\s*\/\*([\s\S]*?)\*\/\s*\/\/ records\n([\s\S]*?)\n;\s*(?:\/\/ picture\n([\s\S]*))?$/.exec(
    text,
  )
  if (match === null) {
    throw invalid(
      id,
      'The file is not a header, `// records`, a statement and `;`, then perhaps `// picture` and a statement.',
    )
  }
  const header = headerSchema.safeParse(parse(match[1], { maxAliasCount: 0 }))
  if (!header.success) throw invalid(id, z.prettifyError(header.error))
  const records = match[2].trim()
  const picture = match[3]?.trim()
  for (const statement of [records, picture]) if (statement !== undefined) parseStatements(statement)
  return { id, ...header.data, records, picture }
}

function invalid(id: string, message: string): DataError {
  return new DataError({
    code: 'InvalidCannedQuery',
    message,
    place: { file: `queries/${id}.cypher` },
    hint: 'docs/queries.md shows the form.',
  })
}
