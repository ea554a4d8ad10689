import type { ProcedureDefinition } from '../../catalog/procedure-definition.ts'
import { components } from './components.ts'
import { nodeTypeProperties, relationshipTypeProperties } from './type-properties.ts'
import { indexMaintenance } from './index-maintenance.ts'
import { fulltextProcedures } from './search/fulltext.ts'
import { vectorProcedures } from './search/vector.ts'
import { tokens } from './tokens.ts'

/** Every procedure that is always there. */
export const builtInProcedures: readonly ProcedureDefinition[] = [
  ...tokens,
  nodeTypeProperties,
  relationshipTypeProperties,
  ...indexMaintenance,
  ...fulltextProcedures,
  ...vectorProcedures,
  components,
]
