import { FulltextError } from '../../fulltext/provider.ts'
import { typeName } from '../../model/kinds.ts'
import { isNumber, toDouble } from '../../model/numbers.ts'
import type { EntityKind } from '../../model/schema.ts'
import { emptyMap, isMap, type MapValue, type Value } from '../../model/values.ts'
import type { ProcedureContext, ProcedureDefinition } from '../../cypher/index.ts'
import { FLOAT, LIST_OF_STRING, MAP, NODE, RELATIONSHIP, STRING } from '../../cypher/index.ts'
import { fulltext } from '../../fulltext/index.ts'
import { FulltextIndex } from '../fulltext-index.ts'
import { prepared, recordsOf, searchedIndex, searchFailure } from './search-index.ts'

/** db.index.fulltext.*: full-text search, Neo4j 5.26, Procedures. */
export const fulltextProcedures: readonly ProcedureDefinition[] = [
  query('node'),
  query('relationship'),
  {
    name: 'db.index.fulltext.listAvailableAnalyzers',
    description: 'What full-text indexes can divide texts into words by.',
    mode: 'READ',
    parameters: [],
    columns: [
      { name: 'analyzer', type: STRING },
      { name: 'description', type: STRING },
      { name: 'stopwords', type: LIST_OF_STRING },
    ],
    call: () => fulltext.analyzers.map(({ name, description, stopWords }) => [name, description, stopWords]),
  },
  {
    name: 'db.index.fulltext.awaitEventuallyConsistentIndexRefresh',
    description: 'Waits until full-text indexes have the last changes, which they have at once.',
    mode: 'READ',
    parameters: [],
    columns: [],
    call: () => [],
  },
]

function query(entity: EntityKind): ProcedureDefinition {
  const name = entity === 'node' ? 'db.index.fulltext.queryNodes' : 'db.index.fulltext.queryRelationships'
  return {
    name,
    description: `The ${entity}s whose texts a query in Lucene's language finds, the best first. \`options\` has \`skip\`, \`limit\` and \`analyzer\`.`,
    mode: 'READ',
    parameters: [
      { name: 'indexName', type: STRING, nullable: false },
      { name: 'queryString', type: STRING, nullable: false },
      { name: 'options', type: MAP, usual: emptyMap() },
    ],
    columns: [
      { name: entity, type: entity === 'node' ? NODE : RELATIONSHIP },
      { name: 'score', type: FLOAT },
    ],
    *call([indexName, text, options], context) {
      const source = searchedIndex(context.reader, indexName, 'fulltext', entity)
      const { skip, limit, analyzer } = settingsOf(isMap(options) ? options : emptyMap(), context)
      const index = new FulltextIndex(source)
      try {
        yield* prepared(index, context)
        yield* recordsOf(
          (held) => index.search(String(text), analyzer, held),
          ({ ids }) => ids.length,
          entity,
          context,
          skip,
          limit,
        )
      } catch (cause) {
        if (cause instanceof FulltextError) throw searchFailure(cause.message, cause.hint ?? '', cause)
        throw cause
      }
    },
  }
}

/** What of the options is unknown or of another type is ignored, as Neo4j does; a notification names it. */
function settingsOf(
  options: MapValue,
  context: ProcedureContext,
): { readonly skip: number; readonly limit: number; readonly analyzer: string | undefined } {
  const { analyzer } = options
  for (const [name, value] of Object.entries(options)) {
    const expected = Object.hasOwn(types, name) ? types[name] : undefined
    if (expected === undefined)
      context.notify(
        `Full-text search has no option \`${name}\`: it has \`skip\`, \`limit\` and \`analyzer\`.`,
      )
    else if (value !== null && (isNumber(value) ? NUMBER : typeName(value)) !== expected)
      context.notify(`\`${name}\` must be ${expected}, not ${typeName(value)}, so it has no effect.`)
  }
  return {
    skip: countOf('skip', options['skip']) ?? 0,
    limit: countOf('limit', options['limit']) ?? Infinity,
    analyzer: typeof analyzer === 'string' ? analyzer : undefined,
  }
}

const NUMBER = 'a number'
const types: { readonly [option: string]: string } = { skip: NUMBER, limit: NUMBER, analyzer: 'STRING' }

/** A whole number; of a FLOAT, as on Neo4j, what is before its point. */
function countOf(name: string, value: Value | undefined): number | undefined {
  if (value === undefined || !isNumber(value)) return undefined
  const count = Math.trunc(toDouble(value)) || 0
  if (count >= 0) return count
  throw searchFailure(`\`${name}\` must not be negative, but is ${count}.`, `Use 0 or more.`)
}
