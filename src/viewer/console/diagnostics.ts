import type { Schema } from '../../database/index.ts'
import { CypherError, QueryLimitError } from '../../errors.ts'
import { nearestName } from '../../model/nearest-name.ts'
import { classify, type RoledToken } from './classify.ts'
import { emptyGraph } from './empty-graph.ts'

/** Something to be said of a stretch of a query. */
export interface Diagnostic {
  readonly start: number
  readonly end: number
  readonly severity: 'error' | 'warning'
  readonly message: string
}

/**
 * The first error of a text, where it is, with its mend; and every label, type and property key that the graph does not
 * have and that the text does not bring itself, with the nearest name. Nothing for a text without a query.
 */
export function diagnosticsOf(text: string, schema: Schema | undefined): readonly Diagnostic[] {
  const tokens = classify(text)
  if (tokens.every(({ role }) => role === 'comment')) return []
  return [...errorsOf(text), ...(schema === undefined ? [] : unknownNames(tokens, schema))]
}

function errorsOf(text: string): readonly Diagnostic[] {
  try {
    emptyGraph.prepare(text)
    return []
  } catch (error) {
    if (!(error instanceof CypherError || error instanceof QueryLimitError)) throw error
    const { message, hint } = error
    const { at = { start: 0, end: text.length } } = error instanceof CypherError ? error : {}
    const start = Math.min(at.start, Math.max(text.length - 1, 0))
    const end = Math.min(Math.max(at.end, start + 1), text.length)
    return [{ start, end, severity: 'error', message: [message, hint].filter(Boolean).join(' ') }]
  }
}

function unknownNames(tokens: readonly RoledToken[], schema: Schema): readonly Diagnostic[] {
  const known = {
    label: schema.labels.map(({ name }) => name),
    type: schema.relationshipTypes.map(({ name }) => name),
    key: schema.propertyKeys,
  }
  const words = { label: 'label', type: 'relationship type', key: 'property' }
  const own = namesOfItsOwn(tokens)
  return tokens.flatMap(({ role, start, end, text: name }, at): readonly Diagnostic[] => {
    if (role !== 'label' && role !== 'type' && role !== 'key') return []
    if (own[role].has(name)) return []
    if (role === 'key' && own.parameters.has(tokens[at - 2]?.text ?? '')) return []
    if (known[role].includes(name)) return []
    const nearest = nearestName(name, known[role])
    const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`
    return [{ start, end, severity: 'warning', message: `The graph has no ${words[role]} ${name}.${hint}` }]
  })
}

/** Names that a text brings itself, so that the graph need not know them. */
interface OwnNames {
  /** That it creates, merges or sets. */
  readonly label: ReadonlySet<string>
  readonly type: ReadonlySet<string>
  /** That it sets, or gives to a map, whatever the map is read from. */
  readonly key: ReadonlySet<string>
  /** What a parameter is called in it: `UNWIND $rows AS row`. */
  readonly parameters: ReadonlySet<string>
}

const clauses = /^(CREATE|MERGE|SET|MATCH|WHERE|WITH|RETURN|UNWIND|REMOVE|DELETE|CALL|ORDER)$/i

function namesOfItsOwn(tokens: readonly RoledToken[]): OwnNames {
  const own = {
    label: new Set<string>(),
    type: new Set<string>(),
    key: new Set<string>(),
    parameters: new Set<string>(),
  }
  let clause = ''
  tokens.forEach(({ role, text }, at) => {
    const [before, after] = [tokens[at - 1]?.text, tokens[at + 1]?.text]
    if (role === 'keyword' && clauses.test(text)) clause = text.toUpperCase()
    const creates = clause === 'CREATE' || clause === 'MERGE'
    if ((role === 'label' || role === 'type') && (creates || clause === 'SET')) own[role].add(text)
    else if (role === 'key' && creates && before !== '.') own.key.add(text)
    else if (role === 'key' && clause === 'SET' && after === '=') own.key.add(text)
    else if (role === 'name' && after === ':') own.key.add(text)
    else if (role === 'name' && before?.toUpperCase() === 'AS' && tokens[at - 2]?.role === 'parameter')
      own.parameters.add(text)
  })
  return own
}
