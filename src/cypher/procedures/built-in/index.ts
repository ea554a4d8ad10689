import type { ProcedureDefinition } from '../../catalog/procedure-definition.ts'
import { components } from './components.ts'
import { nodeTypeProperties, relationshipTypeProperties } from './type-properties.ts'
import { tokens } from './tokens.ts'

/** Every procedure that is always there. */
export const builtInProcedures: readonly ProcedureDefinition[] = [
  ...tokens,
  nodeTypeProperties,
  relationshipTypeProperties,
  components,
]
