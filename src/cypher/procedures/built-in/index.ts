import type { ProcedureDefinition } from '../../catalog/procedure-definition.ts'
import { components } from './components.ts'
import { nodeTypeProperties, relationshipTypeProperties } from './type-properties.ts'
import { indexMaintenance } from './index-maintenance.ts'
import { tokens } from './tokens.ts'

/** Every procedure that is always there. */
export const builtInProcedures: readonly ProcedureDefinition[] = [
  ...tokens,
  nodeTypeProperties,
  relationshipTypeProperties,
  ...indexMaintenance,
  components,
]
