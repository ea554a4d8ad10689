import { isList, typeName } from '../../model/kinds.ts'
import type { EntityKind } from '../../model/schema.ts'
import type { ProcedureDefinition } from '../../cypher/index.ts'
import { ANY, FLOAT, INTEGER, NODE, RELATIONSHIP, STRING } from '../../cypher/index.ts'
import { VectorIndex } from '../vector-index.ts'
import { prepared, recordsOf, searchedIndex, searchFailure } from './search-index.ts'

/** db.index.vector.*: the nearest neighbours of a vector. Neo4j 5.26, Procedures. */
export const vectorProcedures: readonly ProcedureDefinition[] = [query('node'), query('relationship')]

/** An INTEGER of 32 bits, as on Neo4j. */
const MOST_NEIGHBOURS = 2 ** 31 - 1

function query(entity: EntityKind): ProcedureDefinition {
  const name = entity === 'node' ? 'db.index.vector.queryNodes' : 'db.index.vector.queryRelationships'
  return {
    name,
    description: `The ${entity}s whose vectors are most like a list of numbers, the most alike first.`,
    mode: 'READ',
    parameters: [
      { name: 'indexName', type: STRING, nullable: false },
      { name: 'numberOfNearestNeighbours', type: INTEGER, nullable: false },
      { name: 'query', type: ANY, nullable: false },
    ],
    columns: [
      { name: entity, type: entity === 'node' ? NODE : RELATIONSHIP },
      { name: 'score', type: FLOAT },
    ],
    *call([indexName, count, vector], context) {
      const source = searchedIndex(context.reader, indexName, 'vector', entity)
      const most = Number(count)
      if (most < 1)
        throw searchFailure(
          `\`numberOfNearestNeighbours\` must be positive, but is ${most}.`,
          'Use 1 or more.',
        )
      if (most > MOST_NEIGHBOURS)
        throw searchFailure(
          `\`numberOfNearestNeighbours\` must be at most ${MOST_NEIGHBOURS}, but is ${String(count)}.`,
          `Use ${MOST_NEIGHBOURS} or less.`,
        )
      const index = new VectorIndex(source)
      const { dimensions } = index
      const found = source.definition.name
      if (!isList(vector))
        throw searchFailure(`\`query\` must be a list of numbers, not ${typeName(vector)}.`, 'Pass a LIST.')
      if (dimensions !== undefined && vector.length !== dimensions)
        throw searchFailure(
          `\`query\` has ${vector.length} dimensions, but the vectors of \`${found}\` have ${dimensions}.`,
          `Pass a list of ${dimensions} numbers.`,
        )
      if (!index.takes(vector))
        throw searchFailure(
          `\`query\` is not a vector that \`${found}\` could have.`,
          'Pass finite numbers, for cosine not all of them 0.',
        )
      yield* prepared(index, context)
      yield* recordsOf(
        (held) => index.nearest(vector, most, held),
        ({ compared }) => compared,
        entity,
        context,
      )
    },
  }
}
