export { builtInProcedures } from './built-in/index.ts'
export type {
  ProcedureColumn,
  ProcedureContext,
  ProcedureDefinition,
  ProcedureParameter,
  ProcedureRecord,
} from '../catalog/procedure-definition.ts'
export { ProcedureRegistry } from './registry.ts'
export { procedureSignature } from '../catalog/procedure-signature.ts'
