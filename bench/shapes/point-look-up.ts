import { numberOf, someone } from './parameter-sets.ts'
import type { ReadShape } from './shape.ts'

export const pointLookUp: ReadShape = {
  kind: 'read',
  name: 'point-look-up',
  title: 'a node by its id',
  parameterSets: someone,
  statement: {
    text: 'MATCH (p:Person {id: $id}) RETURN p.name AS name',
    columns: ['name'],
    ordered: false,
    limit:
      ({ graph: { names } }) =>
      (parameters) => [[names[numberOf(parameters, 'id')]]],
  },
}
