import { LIST_OF_STRING, STRING } from '../../types/type.ts'
import type { ProcedureDefinition } from '../../catalog/procedure-definition.ts'

/** dbms.components: what answers. Neo4j 5.26, Procedures. */
export const components: ProcedureDefinition = {
  name: 'dbms.components',
  description: 'The engine that answers, and the version of Neo4j whose Cypher it follows.',
  mode: 'READ',
  parameters: [],
  columns: [
    { name: 'name', type: STRING },
    { name: 'versions', type: LIST_OF_STRING },
    { name: 'edition', type: STRING },
  ],
  call: () => [['Silkgraph', ['5.26'], 'embedded']],
}
