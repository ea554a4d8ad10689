import { noParameters } from './parameter-sets.ts'
import type { ReadShape } from './shape.ts'

export const contains: ReadShape = {
  kind: 'read',
  name: 'contains',
  title: 'a text in every name, and a comparison',
  parameterSets: noParameters,
  statement: {
    text: "MATCH (p:Person) WHERE p.name CONTAINS 'son 9' AND p.age > 40 RETURN count(*) AS n",
    columns: ['n'],
    ordered: false,
    limit:
      ({ graph: { persons, names, ages } }) =>
      () => {
        let n = 0
        for (let person = 0; person < persons; person++)
          if (ages[person] > 40 && names[person].includes('son 9')) n++
        return [[n]]
      },
  },
}
