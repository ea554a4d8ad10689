import { compareText } from '../../../model/comparison.ts'
import { BOOLEAN, STRING } from '../../types/type.ts'
import { functionForms } from '../../functions/forms.ts'
import { allFunctions } from '../../functions/index.ts'
import type { ShowTable } from './show-table.ts'

/** SHOW FUNCTIONS: name, category and description, with YIELD also signature, isBuiltIn and aggregating. Neo4j 5.26. */
export const showFunctions: ShowTable = {
  name: 'SHOW FUNCTIONS',
  mode: 'READ',
  parameters: [],
  columns: [
    { name: 'name', type: STRING },
    { name: 'category', type: STRING },
    { name: 'description', type: STRING },
    { name: 'signature', type: STRING },
    { name: 'isBuiltIn', type: BOOLEAN },
    { name: 'aggregating', type: BOOLEAN },
  ],
  brief: ['name', 'category', 'description'],
  call: () =>
    [...allFunctions, ...functionForms]
      .map((definition) => [
        definition.name,
        'category' in definition ? definition.category : 'Aggregating',
        definition.description,
        `${definition.name}${definition.signature}`,
        true,
        'kind' in definition && definition.kind === 'aggregate',
      ])
      .sort(([one], [other]) => compareText(String(one), String(other))),
}
