import { z } from 'zod'
import { readYaml, type YamlFile } from '../dataset/yaml-file.ts'
import { textSchema } from '../dataset/schemas/common.ts'
import { shapeErrors } from '../dataset/shape-error.ts'
import { DataError, type Place } from '../errors.ts'

const parameterSchema = z.strictObject({
  type: z.enum(['string', 'integer', 'float', 'boolean']),
  default: z.union([z.string(), z.number(), z.boolean()], 'must be text, a number, true or false'),
  description: textSchema,
  /** A query with the columns `value` and `text`. */
  suggest: z.string().optional(),
})

/** What canned queries ask about. */
export const cannedKinds = ['presence', 'profile', 'policy', 'evidence', 'paths', 'gaps'] as const

const headerSchema = z.strictObject({
  title: textSchema,
  question: textSchema,
  kind: z.enum(cannedKinds),
  parameters: z.record(z.string(), parameterSchema).default({}),
  /** How it is asked in a search field, with parameters in braces: `groups in {country}`. */
  phrases: z.array(textSchema).default([]),
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

/** A piece of a phrase: words, or a parameter's name. */
export type PhrasePiece =
  { readonly kind: 'words'; readonly text: string } | { readonly kind: 'slot'; readonly name: string }

/** The pieces of a phrase of a canned query, in order. */
export function phrasePieces(phrase: string): readonly PhrasePiece[] {
  return phrase
    .split(/(\{[^{}]*\})/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece.startsWith('{') && piece.endsWith('}')
        ? { kind: 'slot', name: piece.slice(1, -1).trim() }
        : { kind: 'words', text: piece },
    )
}

/** A canned query with the places of its parts in its file. */
export interface QueryFile {
  readonly query: CannedQuery
  /** Where a key of the header stands, and a character of the text at it, by its offset in UTF-16 units. */
  readonly placeOf: (path: readonly (string | number)[], offset?: number) => Place
  /** Where a character of a statement stands. */
  readonly placeIn: (statement: 'records' | 'picture', offset: number) => Place
}

/**
 * Reads one file of `queries/`: a comment with a YAML header, `// records` and a statement, then perhaps `// picture` and a
 * statement. Whether the statements can be run is for `checkFolder`.
 *
 * @returns the query, or all that is wrong with its form: DataErrors `InvalidCannedQuery`, `InvalidYaml`, `InvalidShape`
 */
export function readQueryFile(id: string, text: string): QueryFile | readonly DataError[] {
  const file = `queries/${id}.cypher`
  const refuse = (message: string, offset: number, hint = 'docs/queries.md shows the form.'): [DataError] => [
    new DataError({ code: 'InvalidCannedQuery', message, hint, place: placeAt(file, text, offset) }),
  ]
  const begin = text.search(/\S/)
  if (begin < 0) return refuse('The file is empty.', 0)
  if (!text.startsWith('/*', begin))
    return refuse(
      'The file does not begin with a header.',
      begin,
      'Begin it with /* and the keys title, question and kind.',
    )
  const end = text.indexOf('*/', begin + 2)
  if (end < 0) return refuse('The header is not closed.', begin, 'Close it with */ on a line of its own.')
  const header = readHeader(file, text, begin + 2, end)
  if (!('yaml' in header)) return header
  const body = statements(text, end + 2)
  if (body.records === undefined) {
    const found = end + 2 + Math.max(0, text.slice(end + 2).search(/\S/))
    return refuse(
      'The header must be followed by the line `// records`.',
      found,
      'Write it before the statement that returns the records.',
    )
  }
  for (const [name, statement] of Object.entries(body))
    if (statement?.text === '')
      return refuse(`No statement follows \`// ${name}\`.`, statement.start, 'Write it, or remove the line.')
  const { records, picture } = body
  return {
    query: { id, ...header.value, records: records.text, picture: picture?.text },
    placeOf: (path, offset) =>
      offset === undefined ? header.yaml.locate(path) : header.yaml.locateIn(path, offset),
    placeIn: (name, offset) => placeAt(file, text, (body[name]?.start ?? 0) + offset),
  }
}

/**
 * The same for one who needs a query that is right.
 *
 * @throws DataError, the first that is wrong
 */
export function readCannedQuery(id: string, text: string): CannedQuery {
  const read = readQueryFile(id, text)
  if ('query' in read) return read.query
  throw read[0]
}

function readHeader(
  file: string,
  text: string,
  start: number,
  end: number,
): { readonly value: z.output<typeof headerSchema>; readonly yaml: YamlFile } | readonly DataError[] {
  // Lines before it stay, empty, so that places in the header are places in the file.
  const before = '\n'.repeat(text.slice(0, start).split('\n').length - 1)
  const yaml = readYaml(file, before + text.slice(start, end))
  if (!('value' in yaml)) return yaml
  const parsed = headerSchema.safeParse(yaml.value)
  if (parsed.success) return { value: parsed.data, yaml }
  return parsed.error.issues.flatMap((issue) => shapeErrors(yaml, issue, 'docs/queries.md'))
}

interface Statement {
  readonly text: string
  /** Of its first character in the file. */
  readonly start: number
}

/** What stands below `// records` and `// picture`, without the semicolon that ends it. */
function statements(
  text: string,
  from: number,
): { readonly records?: Statement; readonly picture?: Statement } {
  const body = text.slice(from)
  const records = /^\s*\/\/ ?records[ \t]*(?:\r?\n|$)/.exec(body)
  if (records === null) return {}
  const picture = /^[ \t]*\/\/ ?picture[ \t]*(?:\r?\n|$)/m.exec(body)
  const statement = (start: number, end: number): Statement => {
    const written = body.slice(start, end)
    const [blank] = /^\s*/.exec(written) ?? ['']
    return { text: written.replace(/;\s*$/, '').trim(), start: from + start + blank.length }
  }
  return {
    records: statement(records[0].length, picture?.index ?? body.length),
    ...(picture && { picture: statement(picture.index + picture[0].length, body.length) }),
  }
}

function placeAt(file: string, text: string, offset: number): Place {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { file, line: lines.length, column: Array.from(lines.at(-1) ?? '').length + 1 }
}
